"""Playing people over HTTP: what they do in Slack, what they see, and what goes wrong, under /sandbox/."""
