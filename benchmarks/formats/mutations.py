"""Files of every kind with something wrong: what a damaged disk, a broken program or an enemy makes of them.

Each is read in a process of its own limits: 5 seconds of the processor, 2 GB. Counted are crashes (an exception that is
no numbered error, or the death of the process), hangs, and silence: nothing comes out at all, or it is no text.
"""

from __future__ import annotations

import io
import multiprocessing
import random
import resource
import signal
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.formats.kinds import seeds
from benchmarks.formats.office import zipped

SECONDS = 5
_MEMORY = 2 << 30
_NESTED = (b"<div>", b"[", b'{"a":', b"{\\rtf1 ", b"<b><i>", b"((", b"<<", b"> ")
_LONG = (
    b"a",
    b" ",
    b"\n",
    b"-",
    b"_",
    b"=",
    b"0",
    b"\x00",
    b"<",
    b"&",
    b"\\",
    b"\xff",
    b"\xe2\x80\x8b",
    b"\t",
    b"|",
    b":",
    b".",
)
_TELLING = (
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"{\\rtf",
    b"WARC/1.0\r\n",
    b"From a\n",
    b"<?xml version='1.0' encoding='utf-7'?>",
    b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>&b;",
    b"---\na: &a [*a]\n---\n",
)


def _at(content: bytes, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    torn = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        torn[chance.randrange(len(torn))] ^= 1 << chance.randrange(8)
    return bytes(torn)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: max(_at(content, chance), 1)]


def _without_a_part(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted((_at(content, chance), _at(content, chance)))
    return content[:start] + content[end:] or b"x"


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted((_at(content, chance), _at(content, chance)))
    return content[:end] + content[start:end] * chance.choice((1, 5)) + content[end:]


def _run(content: bytes, chance: random.Random) -> bytes:
    at = _at(content, chance)
    return content[:at] + chance.choice(_LONG) * chance.choice((300, 20_000, 400_000)) + content[at:]


def _nested(content: bytes, chance: random.Random) -> bytes:
    at = _at(content, chance)
    return content[:at] + chance.choice(_NESTED) * chance.choice((300, 20_000, 100_000)) + content[at:]


def _telling(content: bytes, chance: random.Random) -> bytes:
    at = chance.choice((0, 0, _at(content, chance)))
    return content[:at] + chance.choice(_TELLING) + content[at:]


def _numbers(content: bytes, chance: random.Random) -> bytes:
    """Make some digits other digits: lengths, places and dates lie."""
    torn = bytearray(content)
    digits = [n for n, byte in enumerate(torn) if 48 <= byte < 58]
    for at in chance.sample(digits, min(len(digits), chance.choice((1, 10, 100)))):
        torn[at] = chance.choice(b"0123456789")
    return bytes(torn)


_BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped,
    _cut,
    _without_a_part,
    _doubled,
    _run,
    _nested,
    _telling,
    _numbers,
)


def _in_a_member(content: bytes, chance: random.Random) -> bytes:
    """Damage one file of a ZIP and pack it again, so that the damage lies behind a sound wrapping."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    inside = files[name]
    files[name] = chance.choice(_BYTES)(inside if isinstance(inside, bytes) else inside.encode(), chance)
    return zipped(files)


def mutated(count: int, seed: str = "mutations") -> Iterator[tuple[str, str, bytes]]:
    """Yield so many damaged files: their kind and damage, name, and content."""
    chance = random.Random(seed)
    sound: list[tuple[str, tuple[str, bytes]]] = []
    for number in range(count):
        if number % 200 == 0:
            sound = sorted(seeds(number // 200).items())
        kind, (name, content) = sound[number % len(sound)]
        packed = content.startswith(b"PK") and chance.random() < 0.6
        damage = _in_a_member if packed else chance.choice(_BYTES)
        if chance.random() < 0.1:
            name = chance.choice(("file", "file.txt", "file.html", "file.pdf", "file.json"))
        yield f"{kind}, {damage.__name__.strip('_')}", name, damage(content, chance)


def _is_text(text: str) -> bool:
    odd = sum(c == "\ufffd" or (ord(c) < 32 and c not in "\n\r\t\f\v") for c in text)
    return odd <= len(text) * 0.05


def outcome(path: Path) -> str:
    """Read a file and say what came of it: ``read``, ``numbered``, ``silent`` or ``crash``."""
    from onrecord.facts import Article
    from onrecord.intake import Given
    from onrecord.intake.parsing import parsed
    from onrecord.intake.readers.source import Source

    try:
        with path.open("rb") as stream:     # here, where what it takes is counted, not apart
            found = list(parsed(Source(stream, path.name, str(path)), Given()))
    except Exception as error:  # any exception is what is looked for
        return f"crash ({type(error).__name__}: {str(error)[:80]})"
    articles = [item for item in found if isinstance(item, Article)]
    if not found:
        return "silent (nothing)"
    if not all(_is_text(article.text) for article in articles):
        return "silent (no text)"
    return "read" if articles else "numbered"


def _worker(asked: Any) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process, wherever it is
    while (path := asked.recv()) is not None:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        found = outcome(Path(path))
        signal.setitimer(signal.ITIMER_PROF, 0)
        asked.send(found)


class _Reader:
    """A process that reads, made anew when it dies."""

    def __init__(self) -> None:
        self._process: Any = None
        self._asked: Any = None

    def outcome(self, path: Path) -> str:
        if self._process is None or not self._process.is_alive():
            context = multiprocessing.get_context("spawn")
            self._asked, theirs = context.Pipe()
            self._process = context.Process(target=_worker, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        self._asked.send(str(path))
        try:
            return str(self._asked.recv())
        except EOFError:
            self._process.join()
            died = -(self._process.exitcode or 0)
            return "hang" if died == signal.SIGPROF else f"crash (signal {died})"

    def close(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._asked.send(None)
            self._process.join()


def damage_done(count: int, keep: Path | None = None, seed: str = "mutations") -> tuple[Counter[str], list[str]]:
    """Read so many damaged files; return how many ended how, and a line for each that ended badly.

    ``keep``: a folder for the files that ended badly.
    """
    counted: Counter[str] = Counter()
    told, reader = [], _Reader()
    with tempfile.TemporaryDirectory() as place:
        for number, (what, name, content) in enumerate(mutated(count, seed)):
            path = Path(place, name)
            path.write_bytes(content)
            found = reader.outcome(path)
            counted[found.split(" ")[0]] += 1
            if found not in ("read", "numbered"):
                told.append(f"{number} {what} ({name}): {found}")
                if keep:
                    (keep / f"{number} {name}").write_bytes(content)
            path.unlink()
    reader.close()
    return counted, told
