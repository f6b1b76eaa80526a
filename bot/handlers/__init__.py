"""One file per callback, or per message whose buttons belong together; `bot` lists them."""
