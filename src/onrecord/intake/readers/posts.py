"""Posts: exports of Telegram, WhatsApp and X. A post is an article, with who wrote it, where and when.

In: the JSON of a Telegram export, the text of a chat, the script of an X archive. Out: an article a post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake import dates
from onrecord.intake.options import Given, Metadata, one_line
from onrecord.intake.plain_text import LONGEST_FILE, decode
from onrecord.intake.readers.source import Bad, Item, Source, Text

_POST = re.compile(
    r"(?m)^\u200e?\[?(\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),? (\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f][AaPp]\.?[Mm]\.?)?)"
    r"\]?(?: -|:)? ([^\n:]{1,60}): "
)
_ANY = re.compile(r"(?m)^\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d")
_LEFT_OUT = re.compile(
    r"\s*\u200e?(?:<[^<>\n]{1,60}>|\S+ omitted|This message was deleted\.?|You deleted this message\.?)\s*"
)
WORDS = 3  # fewer are no article: 'ok', a picture's name
_SCRIPT = 100_000_000


def telegram(held: Any) -> list[Item] | None:
    """Return the posts of a decoded Telegram export (result.json), null for any other document."""
    if not isinstance(held, dict):
        return None
    chats = held["chats"].get("list") if isinstance(held.get("chats"), dict) else [held]
    if not isinstance(chats, list):
        return None
    known = [
        chat
        for chat in chats
        if isinstance(chat, dict)
        and isinstance(chat.get("messages"), list)
        and any(isinstance(one, dict) and {"date", "type"} <= one.keys() for one in chat["messages"][:3])
    ]
    if not known:
        return None
    return [
        item
        for chat in known
        for one in chat["messages"]
        if isinstance(one, dict)
        for item in _telegram_post(one, one_line(chat.get("name")))
    ]


def _telegram_post(post: dict[str, Any], chat: str | None) -> Iterator[Item]:
    parts = post.get("text", "")
    parts = parts if isinstance(parts, list) else [parts]
    text = "".join(
        part if isinstance(part, str) else str(part.get("text", "")) for part in parts if isinstance(part, (str, dict))
    )
    if post.get("type") != "message" or len(text.split()) < WORDS:
        return
    writer, forwarded = one_line(post.get("from")), one_line(post.get("forwarded_from"))
    when = dates.iso(str(post["date_unixtime"])) if post.get("date_unixtime") else one_line(post.get("date"))
    changed = dates.iso(str(post["edited_unixtime"])) if post.get("edited_unixtime") else one_line(post.get("edited"))
    known = Metadata(outlet=chat, published=when, modified=changed)
    yield posted(text, known, chat, writer, forwarded, f":{one_line(post.get('id')) or '?'}")


def posted(
    text: str, known: Metadata, outlet: str | None, writer: str | None, forwarded: str | None, place: str
) -> Text:
    """Return a post as an article: of who wrote it, and where another passed it on, through whom it came."""
    first = forwarded or writer
    return Text(
        text,
        msgspec.structs.replace(
            known,
            byline=(first,) if first and first != outlet else (),
            through=(writer or outlet or "",) if forwarded and forwarded != writer and (writer or outlet) else (),
        ),
        place,
    )


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the posts of a chat's text or of an X archive's script. Raises OR-118 for any other script."""
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*window\.YTD\.", source.head):
        yield from _archived(source.whole(_SCRIPT))
    elif source.suffix == ".js":
        raise OnRecordError("OR-118", detail="a script; no article is expected in it")
    else:
        yield from _chat(decode(source.whole(LONGEST_FILE)))


def _archived(data: bytes) -> Iterator[Item]:
    """Yield the posts of an X archive: JSON behind the name of a variable."""
    try:
        held = msgspec.json.decode(data.split(b"=", 1)[1].strip().rstrip(b";"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise OnRecordError("OR-121", detail=str(error)[:120]) from None
    posts = [one.get("tweet", one) for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    known = [post for post in posts if isinstance(post, dict) and isinstance(post.get("full_text"), str)]
    if not known:
        raise OnRecordError("OR-118", detail="a part of an X archive without posts; tweets.js has them")
    for number, post in enumerate(known, 1):
        if len(post["full_text"].split()) >= WORDS:
            yield Text(
                post["full_text"],
                Metadata(outlet="X", published=dates.iso(str(post.get("created_at", "")))),
                f":{number}",
            )


def _chat(text: str) -> Iterator[Item]:
    """Yield the posts of a chat; a line that does not begin with a time belongs to the post above."""
    text = text.replace("\r\n", "\n")
    starts = [match.start() for match in _ANY.finditer(text)]
    found = [(_POST.match(text, at), end) for at, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    order = dates.order_of(match[1] for match, _ in found if match)
    none = True
    for number, (match, end) in enumerate(found, 1):
        said = text[match.end() : end].strip() if match else ""
        if match and len(said.split()) >= WORDS and not _LEFT_OUT.fullmatch(said):
            none = False
            day = dates.settled(match[1], order)
            yield Text(said, Metadata(published=day, byline=(match[3].strip("~ \u202a\u202c"),)), f":{number}")
    if none:
        yield Bad(OnRecordError("OR-115"))
