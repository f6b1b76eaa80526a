"""Pretend Slack, ServiceNow and Microsoft 365 on loopback.

Nothing here imports the product: a sandbox that shared its code would share its mistakes. Each of the three
is an ASGI application of its own that refuses what the real service refuses, keeps what it was told, and has
a small HTTP interface under ``/sandbox/`` through which tests, the demo and its journey play people.
"""
