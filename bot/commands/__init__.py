"""One file per sub-command; `bot` lists them."""
