"""What the three faces and the start page share: templates, the look, and the news that something changed.

``assets/htmx.min.js`` is htmx 4.0.1 (https://htmx.org) as published, under the licence beside it.
"""
