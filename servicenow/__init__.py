"""One ServiceNow instance: authorize, create tickets, read them back. Knows nothing else of scoredesk."""
