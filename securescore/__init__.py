"""Microsoft Graph's Secure Score: read it, join it, make it readable. Knows nothing else of scoredesk."""
