"""Pure functions from what the desk knows to Block Kit; one file per message, modal or Home."""
