"""Mails and mailboxes: subject, day and text, decoded once; what was forwarded or quoted is an article apart.

In: the bytes of an .eml file or of a mailbox. Out: the articles in the mails, and the files that hang on them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from typing import BinaryIO

from onrecord.errors import OnRecordError
from onrecord.intake import dates
from onrecord.intake.markup import paragraphs
from onrecord.intake.options import Given, Metadata, one_line
from onrecord.intake.readers.mime import message_in
from onrecord.intake.readers.source import Bad, Item, Part, Source, Text

LONGEST_MAIL = 50_000_000
_MOST_PARTS = 500
_FORWARDED = re.compile(
    r"(?mi)^[ \t>]*(?:-{3,}[ \t]*(?:forwarded message|original message|forwarded by .{0,80})[ \t]*-{0,}|"
    r"begin forwarded message:)[ \t]*$"
)
_REPLY = re.compile(
    r"(?m)^[ \t]*On (?P<when>[^\n]{6,60}?\d{1,2}:\d\d(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?|[^\n]{6,60}?\d{4}),? "
    r"(?P<who>[^\n]{2,100}?)(?:\n[^\n]{0,60})? wrote:[ \t]*$"
)
_HEAD = re.compile(r"[ \t>*]*(From|Date|Sent|Subject|To|Cc|Reply-To)\*?:\*?[ \t]*(.*)")
_FOOTER = re.compile(
    r"(?i)(?:unsubscribe\b.*|(?:view|read) (?:this|it)(?: e-?mail| newsletter)? (?:in|on) .{0,40}|"
    r"manage (?:your )?(?:preferences|subscription)s?.{0,80}|you (?:are receiv|receiv|got|get).{0,40}\b(?:because|this)"
    r".{0,200}|update (?:your )?preferences.{0,80}|to unsubscribe.{0,200}|sent from my \w+.{0,40})"
)
_NEWSLETTER = re.compile(r"(?i)news|letter|no-?reply|info|briefing|alert|editor|press|media|mail|update")
_WORDS = 5


def read(source: Source, given: Given) -> Iterator[Item]:
    """Yield the articles of a mail, or of each mail in a mailbox. Raises OR-105, OR-121."""
    if source.head.startswith(b"From "):
        for number, data in enumerate(_mails(source.stream()), 1):
            if data is None:
                yield Bad(OnRecordError("OR-105", detail=f"a mail of more than {LONGEST_MAIL:,} bytes"), f":{number}")
            else:
                yield Part(source.inside(io.BytesIO(data), "mail.eml", str(number)))
        return
    data = source.whole(LONGEST_MAIL)
    if source.suffix == ".emlx":
        data = re.sub(rb"\A\s*\d+\s*\n", b"", data)
    message = message_in(data)
    yield from _articles(message)
    yield from _attached(message, source)


def _mails(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the mails of a mailbox one by one; null for one that is too long."""
    held: list[bytes] = []
    size, blank = 0, True
    while line := stream.readline(1_000_000):
        if blank and line.startswith(b"From ") and held:
            yield b"".join(held) if size <= LONGEST_MAIL else None
            held, size = [], 0
        elif not line.startswith(b"From ") or held:
            size += len(line)
            if size <= LONGEST_MAIL:
                held.append(line[1:] if re.match(rb">+From ", line) else line)
        blank = not line.strip()
    if held:
        yield b"".join(held) if size <= LONGEST_MAIL else None


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return one_line(message[name])
    except (ValueError, TypeError, IndexError, AttributeError):  # a broken header breaks the library's parser
        return None


def _known(message: EmailMessage) -> Metadata:
    """Return what the head of a mail says; who sends newsletters is their outlet, anybody else the writer."""
    name, address = parseaddr(_header(message, "From") or "")
    sender = one_line(name) or one_line(address)
    listed = any(message.get(head) for head in ("List-Id", "List-Unsubscribe", "List-Post"))
    outlet = listed or bool(_NEWSLETTER.search(address))
    subject = re.sub(r"(?i)^(?:(?:re|fwd?|aw|wg|tr):\s*)+", "", _header(message, "Subject") or "")
    return Metadata(
        title=subject or None,
        outlet=sender if outlet else None,
        published=_header(message, "Date"),
        byline=(sender,) if sender and not outlet else (),
    )


def _articles(message: EmailMessage) -> Iterator[Item]:
    written = _written(message)
    if not written.strip():
        return
    known = _known(message)
    for number, (text, found) in enumerate(_apart(written, known), 1):
        lines = [part for part in re.split(r"\n{2,}", text.strip("\n")) if not _FOOTER.fullmatch(part.strip())]
        body = "\n\n".join(lines).strip()
        if len(body.split()) >= _WORDS or (number == 1 and body and len(body) == len(written.strip())):
            yield Text(body, found, f":{number}" if number > 1 else "")


def _written(message: EmailMessage) -> str:
    """Return the words of a mail: of its HTML part, or of the plain one where that shows what was quoted."""
    plain, markup = (_part(message, kind) for kind in ("plain", "html"))
    if plain and (not markup or _FORWARDED.search(plain) or _REPLY.search(plain)):
        return plain.replace("\r\n", "\n")
    return paragraphs(markup) if markup else ""


def _part(message: EmailMessage, kind: str) -> str:
    try:
        part = message.get_body(preferencelist=(kind,))
        payload = part.get_payload(decode=True) if part is not None else None
    except (LookupError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return ""
    if part is None or not isinstance(payload, bytes):
        return ""
    for charset in (part.get_content_charset(), "utf-8", "cp1252"):
        try:
            return payload.decode({"iso-8859-1": "cp1252", "us-ascii": "utf-8"}.get(charset or "", charset or "utf-8"))
        except (LookupError, ValueError):
            continue
    return payload.decode("latin-1")


def _apart(text: str, known: Metadata) -> Iterator[tuple[str, Metadata]]:
    """Yield a mail's own words, then what was forwarded with it, or the mail that it answers."""
    forwarded, reply = _FORWARDED.search(text), _REPLY.search(text)
    if forwarded:
        yield text[: forwarded.start()], known
        yield from _forwarded(text[forwarded.end() :], known)
    elif reply:
        yield text[: reply.start()], known
        quoted = re.sub(r"(?m)^[ \t]*>[ \t]?", "", text[reply.end() :])
        who = one_line(parseaddr(reply["who"])[0] or reply["who"])
        yield quoted, Metadata(title=known.title, published=dates.iso(reply["when"]), byline=(who,) if who else ())
    else:
        yield text, known


def _forwarded(text: str, known: Metadata) -> Iterator[tuple[str, Metadata]]:
    heads: dict[str, str] = {}
    lines = text.lstrip("\n").split("\n")
    while lines and ((not lines[0].strip() and not heads) or _HEAD.match(lines[0])):
        match = _HEAD.match(lines.pop(0))
        if match:
            heads[match[1]] = match[2].strip()
    name, address = parseaddr(heads.get("From", ""))
    sender = one_line(name) or one_line(address)
    outlet = bool(_NEWSLETTER.search(address))
    body = re.sub(r"(?m)^[ \t]*>[ \t]?", "", "\n".join(lines))
    yield (
        body,
        Metadata(
            title=one_line(heads.get("Subject")) or known.title,
            outlet=sender if outlet else None,
            published=dates.iso(heads.get("Date") or heads.get("Sent") or ""),
            byline=(sender,) if sender and not outlet else (),
        ),
    )


def _attached(message: EmailMessage, source: Source) -> Iterator[Item]:
    """Yield the files that hang on a mail; pictures within it belong to its looks."""
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise OnRecordError("OR-122", detail=f"more than {_MOST_PARTS} parts of a mail")
        name = one_word_of(part)
        if part.is_multipart() or not name or part.get_content_maintype() in ("image", "multipart"):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and part.get_content_type() not in _SIGNATURES:
            yield Part(source.inside(io.BytesIO(payload), name, name))


_SIGNATURES = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
)


def one_word_of(part: object) -> str | None:
    """Return the name of a file that hangs on a mail, null for a part without one."""
    try:
        return one_line(part.get_filename())  # type: ignore[attr-defined]
    except (ValueError, TypeError, AttributeError, LookupError):
        return None
