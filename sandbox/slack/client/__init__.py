"""Slack's client in the browser: what a person sees of the workspace, and everything they can do there.

The pages act through `sandbox.slack.people`, as everything under /sandbox/ does: they decide nothing.
"""
