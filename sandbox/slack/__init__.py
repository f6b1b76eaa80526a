"""Pretend Slack: the Web API a bot calls, the deliveries it receives, and people to play."""

from sandbox.slack.server import PretendSlack

__all__ = ["PretendSlack"]
