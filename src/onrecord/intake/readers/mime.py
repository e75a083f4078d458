"""Messages as mails and saved pages are written (MIME), within limits.

In: bytes. Out: the message. A header is parsed no longer than any honest one is: the library needs the square of its
length.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, cast

_LONGEST_HEADER = 4_000


class _Bounded(EmailPolicy):
    """Headers as the standard reads them, but only their beginning."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return a header as an object; what stands behind its first 4,000 characters is cut off."""
        return super().header_fetch_parse(name, value if hasattr(value, "name") else value[:_LONGEST_HEADER])


_POLICY = _Bounded()


def message_in(data: bytes) -> EmailMessage:
    """Return the message in some bytes, however broken they are."""
    return cast(EmailMessage, message_from_bytes(data, policy=_POLICY))
