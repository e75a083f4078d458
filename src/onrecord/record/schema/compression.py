"""How the JSON of a reading is stored: compressed, with the words of the contract known beforehand.

In: the JSON of a reading. Out: bytes for the record, and the JSON again, byte for
byte. What was kept without these words (before schema 0006) is read as well: zlib says in its header which words it was
given.
"""

from __future__ import annotations

import zlib

# These words never change: what is kept needs them, letter by letter. Others may come under another name and are then
# looked up by their checksum. What is met most often stands last.
WORDS = (
    b'"translated":null,"translated":true,"translated":false,"precision":"continent","precision":"district",'
    b'"precision":"region","precision":"area","precision":"city","type":"DURATION","type":"SET","type":"TIME",'
    b'"realis":"hypothetical","realis":"planned","realis":"alleged","realis":"denied","realis":"actual",'
    b'"act":"speculate","act":"not_acknowledge","act":"acknowledge","act":"no_comment","act":"reiterate",'
    b'"act":"criticise","act":"threaten","act":"promise","act":"accuse","act":"demand","act":"refuse","act":"assess",'
    b'"act":"fear","act":"report","act":"confirm","act":"claim","act":"warn","act":"deny",'
    b'"kind":"armed group","kind":"document","kind":"embassy","kind":"media","sector":"JRN","sector":"SPY",'
    b'"source_type":"implicit","source_type":"document","source_type":"embassy","source_type":"unnamed person",'
    b'"source_type":"unnamed official","source_type":"media","source_type":"institution","source_type":"spokesperson",'
    b'"position":"retracted","position":"no_comment","position":"not_acknowledged","position":"evidenced",'
    b'"position":"speculated","position":"acknowledged","position":"confirmed","position":"denied",'
    b'"position":"alleged","position":"asserted","published_from":"metadata","published_from":"text",'
    b'"factuality":"CT-","factuality":"PR+","factuality":"PS+","factuality":"CT+"},"statement":"s",'
    b'{"schema":"onrecord/reading/1","article":{"id":"n","text_hash":"sha256:","text":"","title":"","title":null,'
    b'"outlet":"","url":"https://www.","byline":[],"dateline":null,"published":"2025-","published_from":"given",'
    b'"published_earliest":null,"published_latest":null,"modified":null,"captured_at":null,"version_of":null,'
    b'"language":"en","not_body":[]},"made_by":{"onrecord":"0.1.0","reader":"en-1","lexicons":"sha256:"},'
    b'"sentences":[[0,"events":[{"id":"e","mentions":[[["type":"STATEMENT","type":"ASSAULT","mode":null,"context":['
    b'"military"],"cameo":"01","quad":1,"source":["a"],"target":["a"],"target":[],"reciprocal":false,"where":null,'
    b'"attestations":[{"mention":0,"statement":null,"statement":"s","sources":["a"],"realis":"actual","negated":false,'
    b'"factuality":null}],"confidence":null},{"id":"e"],"claims":[{"id":"c","text":"","anchor":[["positions":['
    b'{"party":"a","position":"asserted","evidence":[["from":null,"until":null,"statement":"s","confidence":0.9}],'
    b'"event":null,"event":"e","confidence":0.8},{"id":"c"]}'
    b'"quantities":[{"id":"q","span":[,"low":null,"high":null,"approximate":false,"unit":"","unit":null,"part_of":null,'
    b'"confidence":null},{"id":"q","span":["low":1.0,"high":9000.0,'
    b'"places":[{"id":"p","span":[,"name":"","country":"","geonames":null,"lat":null,"lon":null,"as_government":false,'
    b'"confidence":null,"precision":"country"},{"id":"p","span":['
    b'"times":[{"id":"t","span":[,"type":"DATE","value":"20","earliest":"20","latest":"20","value":null,"earliest":null,'
    b'"latest":null,"anchor":"published","anchor":null,"confidence":null},{"id":"t","span":['
    b'"statements":[{"id":"s","speakers":["a"],"speaker_spans":[["source_type":"named person","cue":{"spans":[['
    b'"lemma":"say","negated":false},"act":"say","form":"reported","form":"mixed","form":"indirect","form":"direct",'
    b'"content":[["on_behalf_of":"","on_behalf_of":null,"chain":[{"actor":"a","span":["source_type":"media"}],'
    b'"chain":[],"addressees":["a"],"addressees":[],"when":"t","when":null,"venue":null,"translated":null,'
    b'"refers_to":null,"factuality":{"a":"CT+"},"quantities":["q"],"quantities":[],"confidence":0.9},{"id":"s",'
    b'"actors":[{"id":"a","name":"","kind":"person","code":null,"of":null,"role":"","role":null,"sector":null,'
    b'"wikidata":null,"named":false,"named":true,"mentions":[["confidence":null},{"id":"a","name":"","kind":"institution",'
    b'"code":null,"of":"USA","role":null,"sector":"MIL","sector":"GOV","wikidata":"Q","wikidata":null,"named":true,'
    b'"mentions":[[,"kind":"state","code":"USA","of":null,"role":null,"sector":"GOV","wikidata":null,"named":true,'
    b'"mentions":[[]],"confidence":null},{"id":"a'
)


def packed(data: bytes) -> bytes:
    """Return the JSON of a reading as it is kept."""
    press = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY, WORDS)
    return press.compress(data) + press.flush()


def unpacked(data: bytes) -> bytes:
    """Return the JSON that was kept. Raises ``zlib.error`` where it is damaged or not whole."""
    unpack = zlib.decompressobj(zlib.MAX_WBITS, WORDS)
    found = unpack.decompress(data) + unpack.flush()
    if not unpack.eof:
        raise zlib.error("it is not whole")
    return found
