"""The HTTP door: Slack's deliveries, the return from ServiceNow's authorize page, health."""
