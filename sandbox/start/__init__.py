"""The page that a demo begins with: the three services, the clock, and a tour that ticks itself off."""

from sandbox.start.server import Start

__all__ = ["Start"]
