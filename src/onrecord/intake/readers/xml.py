"""XML from strangers, parsed so that it can do no harm: no entities, no outside files, no deep trees.

In: bytes. Out: the root element.
"""

from __future__ import annotations

from typing import Any

from onrecord.errors import OnRecordError

LONGEST_XML = 50_000_000


def parsed(data: bytes, mend: bool = False) -> Any:
    """Return the root of an XML document; ``mend``: also of one with faults. Raises OR-121.

    A document that declares entities of its own is refused: nobody who writes articles needs them.
    """
    from lxml import etree

    if b"<!ENTITY" in data.replace(b"\x00", b""):
        raise OnRecordError("OR-121", detail="it declares entities of its own, which are never read")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=mend,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OnRecordError("OR-121", detail=f"XML: {str(error)[:80]}") from None
    if root is None:
        raise OnRecordError("OR-121", detail="XML without an element")
    return root


def local(element: Any) -> str:
    """Return an element's name without its namespace; '' for what is no element."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
