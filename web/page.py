"""The one shape of our few pages."""

from jinja2 import Environment

from texts import language

_TEMPLATE = """<!doctype html>
<html lang="{{ lang }}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} · scoredesk</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.5rem; line-height: 1.2; }
</style>
<main>
  <h1>{{ title }}</h1>
  <p>{{ body }}</p>
  <p>{{ close }}</p>
</main>
</html>
"""


def page(*, title: str, body: str, close: str, locale: str) -> str:
    """A page with a heading and two sentences; everything is escaped."""
    template = Environment(autoescape=True).from_string(_TEMPLATE)
    return template.render(title=title, body=body, close=close, lang=language(locale))
