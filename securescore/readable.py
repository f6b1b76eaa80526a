"""Graph's HTML as text for people: plain, or Slack's mrkdwn.

https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from itertools import takewhile

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

_TAGS = (
    "a abbr b blockquote body br caption code dd div dl dt em font h1 h2 h3 h4 h5 h6 head hr html i img "
    "label li ol p pre q script small span strong style sub sup table tbody td tfoot th thead tr u ul"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOT_A_TAG = re.compile(rf"(?i)<(?!/?(?:{'|'.join(_TAGS.split())})(?=[\s/>])[^<]*>)")
_BOLD_GOES_ON = re.compile(r"(?i)</(b|strong)>(\s*)<\1>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LIVE_LINK = re.compile(r"(?i)(?:https?://|mailto:)[^\s<>|\\]+")
_PIECE = re.compile(r"(?i)<(?:https?://|mailto:)[^<>]*>|&(?:amp|lt|gt);|\s+|[^\s<&]+|[<&]")


def plain_text(html: str) -> str:
    """Text without any markup: links as ``text (url)``, lists with • or numbers."""
    return _tidy(
        _Plain(bullets="•", wrap=True, wrap_width=None, strip=["img", "hr"]).convert_soup(_soup(html))
    )


def mrkdwn(html: str) -> str:
    """Slack's mrkdwn: bold, italics, lists and links; only an ``<a href>`` of the web or of mail is live."""
    soup = _soup(html)
    for text in soup.find_all(string=True):
        text.replace_with(_escaped(text))
    return _tidy(_Mrkdwn(bullets="•", wrap=True, wrap_width=None, strip=["img", "hr"]).convert_soup(soup))


def cut(text: str, limit: int) -> str:
    """Text of at most ``limit`` characters: where something goes, it ends after a word with "…".

    A link or an escaped character of mrkdwn stays whole or goes.
    """
    if len(text) <= limit:
        return text
    room = max(limit - 1, 0)
    pieces = list(takewhile(lambda piece: piece.start() <= room, _PIECE.finditer(text)))
    return text[: _end(text, pieces, room)].rstrip() + "…" if limit > 0 else ""


class _Plain(MarkdownConverter):
    """markdownify's walk through HTML, with the marks of markdown left out."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return text

    def as_it_is(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    def as_paragraph(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    convert_b = convert_strong = convert_em = convert_i = convert_code = as_it_is
    convert_blockquote = convert_pre = convert_dd = convert_dt = as_paragraph

    def convert_hN(self, level: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802  # markdownify's name
        return self.as_paragraph(el, text, parent_tags)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        url = _live_url(el)
        word = text.strip()
        return text.replace(word, f"{word} ({url})", 1) if url and word and word != url else text

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return " " if "_inline" in parent_tags else "\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{' '.join(text.split())} | "

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text.strip().removesuffix("|").rstrip() + "\n"


class _Mrkdwn(_Plain):
    """The marks that Slack knows; what the text itself holds is escaped before."""

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _marked("*", text)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _marked("_", text)

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _marked("`", text)

    def convert_hN(self, level: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802  # markdownify's name
        return self.as_paragraph(el, _marked("*", text.strip()), parent_tags)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        url = _live_url(el)
        # Not ``text``, which may hold marks and links: in a link's label they would break it.
        label = " ".join(el.get_text().replace("|", "/").split())
        link = f"<{url.replace('&', '&amp;')}|{label}>"
        return text.replace(text.strip(), link, 1) if url and label else text

    convert_strong, convert_i = convert_b, convert_em


def _soup(html: str) -> BeautifulSoup:
    """The parsed HTML, in which only known tags are tags: ``<DomainName>`` is a word to fill in."""
    text = _COMMENT.sub("", _CONTROL.sub("", html))
    text = _NOT_A_TAG.sub("&lt;", text.replace("&nbsp;", " ").replace("\xa0", " "))
    text = _BOLD_GOES_ON.sub(r"\2", text)
    if "<" not in text:
        # Without any tag the line breaks are the author's own.
        text = text.replace("\n", "<br>")
    return BeautifulSoup(text, "html.parser")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _live_url(el: Tag) -> str:
    """Where the link leads, if that is the web or mail; else empty."""
    url = str(el.get("href") or "").strip(" \t\r\n\"'")
    return url if _LIVE_LINK.fullmatch(url) else ""


def _marked(mark: str, text: str) -> str:
    """Slack shows the marks themselves where they span lines, stand twice, or enclose spaces."""
    word = text.strip()
    return text.replace(word, f"{mark}{word}{mark}", 1) if word and not {mark, "\n"} & set(word) else text


def _tidy(text: str) -> str:
    """No spaces in a row or at a line's end, no empty lines in a row."""
    text = re.sub(r"(?<=\S)[^\S\n]+", " ", text)
    text = re.sub(r"[^\S\n]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _end(text: str, pieces: list[re.Match[str]], room: int) -> int:
    """Where to cut: before a space in the second half of the room, else wherever nothing breaks."""
    space = max((piece.start() for piece in pieces if piece[0].isspace()), default=0)
    if space >= room // 2:
        return space
    cut_piece = next(piece for piece in pieces if piece.end() > room)
    return cut_piece.start() if cut_piece[0][0] in "<&" else room
