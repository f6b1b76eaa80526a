"""The client's pages, from the templates in html/."""

from pathlib import Path

from jinja2 import Undefined

from sandbox.pages.templates import Pages
from sandbox.slack.client.drawing import GLOBALS
from sandbox.slack.client.screen import options_of

PAGES = Pages(Path(__file__).parent)
# Most fields of Slack's objects may be missing, which is as good as empty.
PAGES.environment.undefined = Undefined
PAGES.environment.globals |= GLOBALS | {"options_of": options_of}
