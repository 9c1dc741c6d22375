"""What a caller may tell beside the text, as the engine takes it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Literal, TypedDict

NameType = Literal["person", "organization", "place", "misc"]


class KnownName(TypedDict):
    """A name that you know."""

    name: str
    type: NameType


class KnownRole(TypedDict):
    """What a stretch of the text is, where you know it."""

    start: int
    end: int
    role: Literal["headline", "standfirst", "subheading", "byline", "timestamp", "caption", "paragraph", "listItem", "boilerplate"]


Names = Mapping[str, NameType] | Iterable[KnownName]
Day = str | datetime.date


def request(
    published: Day | None, names: Names, guesses: bool, tokens: bool = False, roles: Iterable[KnownRole] = ()
) -> str:
    """The options of a request, as JSON."""
    options: dict[str, object] = {"guesses": guesses, "tokens": tokens, "roles": list(roles)}
    if published is not None:
        options["published"] = iso(published)
    if isinstance(names, Mapping):
        options["names"] = [{"name": name, "type": kind} for name, kind in names.items()]
    else:
        options["names"] = list(names)
    return json.dumps(options)


def iso(day: Day) -> str:
    """A day as `2025-03-11`; of a moment, its day."""
    if isinstance(day, datetime.datetime):
        day = day.date()
    return day.isoformat() if isinstance(day, datetime.date) else day
