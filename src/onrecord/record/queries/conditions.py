"""Conditions of SQL that several questions share: what counts on a day, what is about something, what is heard."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlalchemy import false as never

from onrecord.record.rows import About
from onrecord.record.schema import tables as t
from onrecord.record.schema.columns import NEVER
from onrecord.record.sqlite.arrays import unindexed
from onrecord.record.sqlite.word_index import has_all
from onrecord.words.families import family

_A, _S, _CA, _P = t.articles.c, t.statements.c, t.claim_articles.c, t.positions.c
# Aliases are made once: to make one takes longer than most queries do.
_NEWER = t.articles.alias("newer").c
_OWN, _THEIRS = t.positions.alias("own").c, t.positions.alias("theirs").c
_OTHER, _OLD = t.claim_articles.alias("other").c, t.articles.alias("old").c
_MEMBER, _OUT = t.claim_articles.alias("member").c, t.articles.alias("out")


def known_by(as_of: str | None) -> Any:
    """Return the condition that an article is the current version of its page on a day, or by all that is known.

    Nearly all articles are: this is looked at last, and leads to none of them.
    """
    if as_of is None:
        return unindexed(_A.current)
    return and_(unindexed(_A.day) <= as_of, was_current(t.articles, as_of))


def was_current(articles: Any, last: str) -> Any:
    """Return the condition that a text (by an alias) was the current one of its page on a day: no newer was out."""
    return or_(unindexed(articles.c.current), ~exists().where(
        _NEWER.publication == articles.c.publication, _NEWER.version > articles.c.version, _NEWER.day <= last))


def statements_about(about: About) -> Any:
    """Return the condition that a statement is about this."""
    if about.actors:
        return _S.key.in_(mentioning(about.actors, None, None))
    return has_all("statement_words", _S.key, about.words)


def mentioning(actors: Collection[str], since: str | None, until: str | None) -> Any:
    """Return the query of the keys of statements, made in some days, in whose words any of these actors stands."""
    part = t.statement_actors.c
    return select(part.statement).where(
        part.actor.in_(actors), part.part == "about", part.day.between(*days(since, until)))


def days(since: str | None, until: str | None) -> tuple[str, str]:
    """Return the first and the last day to be looked at; what has no day is only there where no day was asked for."""
    return since or "0000-00-00", until or (NEVER if since is None else "9999-12-31")


def claims_about(about: About, as_of: str | None = None) -> Any:
    """Return the condition that an article's claim belongs to a claim of the record that is about this.

    What the claims of the articles say decides that were out by the day.
    """
    among = select(_OTHER.claim) if as_of is None else select(_OTHER.claim).where(
        _OLD.number == _OTHER.number, _OLD.day <= as_of)
    bags = [[actor] for actor in sorted(about.actors)] or [sorted(map(family, about.words))]
    return or_(never(), *(_CA.claim.in_(among.where(has_all("claim_words", _OTHER.key, words))) for words in bags))


def on_a_claim(as_of: str | None) -> Any:
    """Return the condition that what an article's claim belongs to can be read alone, in one article at least."""
    return exists().where(_MEMBER.claim == _CA.claim, or_(_MEMBER.kind.is_(None), _MEMBER.kind != "topic"),
                          _OUT.c.number == _MEMBER.number, *out_by(_OUT, as_of))


def no_topic() -> Any:
    """Return the condition that an article's claim is one that can be read alone."""
    return or_(_CA.kind.is_(None), _CA.kind != "topic")


def out_by(articles: Any, as_of: str | None) -> tuple[Any, ...]:
    """Return the conditions that a text (by an alias) is the current one of its page on a day, or by all known."""
    return (articles.c.current,) if as_of is None else (articles.c.day <= as_of, was_current(articles, as_of))


def is_heard(as_of: str | None) -> Any:
    """Return the condition that an article's claim is more than one outlet's word.

    Somebody takes a position on it in a statement, or another article has it too (among those that were out by the
    day).
    """
    stated = exists().where(_OWN.claim_article == _CA.key, _OWN.statement.is_not(None))
    taken = exists().where(_THEIRS.claim_article == _MEMBER.key, _THEIRS.statement.is_not(None))
    among = exists().where(_MEMBER.claim == _CA.claim, _OUT.c.number == _MEMBER.number, *out_by(_OUT, as_of),
                           or_(_MEMBER.number != _CA.number, taken))
    return or_(stated, among)
