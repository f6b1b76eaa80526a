"""What the ServiceNow admin has to make for scoredesk, made or repaired with an admin's login.

Everything is looked for before it is made, so that it can be run again; what is there and right is left
alone.
"""
