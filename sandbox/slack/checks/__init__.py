"""What Slack refuses in blocks and views, each fault with its place as Slack words it."""
