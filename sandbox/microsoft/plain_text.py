"""Text out of Graph's HTML. It comes from outside, so it is shown as words alone."""

import re

from bs4 import BeautifulSoup

STARTS_A_LINE = ("br", "div", "li", "ol", "p", "table", "tr", "ul")
# Such as <DomainName>: no tag, but a place where the reader puts something.
PLACEHOLDER = re.compile(r"<(?=[A-Z][a-z]+[A-Z]\w*>)")


def lines(html: str | None) -> list[str]:
    """The paragraphs and list items of a text that may hold HTML, each without any."""
    in_one_line = " ".join((html or "").split())
    soup = BeautifulSoup(PLACEHOLDER.sub("&lt;", in_one_line), "html.parser")
    for tag in soup.find_all(STARTS_A_LINE):
        tag.insert_before("\n• " if tag.name == "li" else "\n")
        tag.insert_after("\n")
    for cell in soup.find_all(("td", "th")):
        cell.insert_after(" ")
    found = (" ".join(line.split()) for line in soup.get_text().split("\n"))
    return [line for line in found if line not in ("", "•")]
