"""The jobs, posting to the pretend Slack."""
