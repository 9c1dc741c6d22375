"""Who said what in a news article.

>>> import nutgraf
>>> text = "“The bridge is safe,” said Dana Brell."
>>> [quote] = nutgraf.analyze(text)["quotes"]
>>> quote["speaker"]["text"]
'Dana Brell'

Offsets count code points, as Python does: `text[span["start"]:span["end"]]`.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Literal, cast, overload

from . import _native
from ._options import Day, KnownName, KnownRole, Names, NameType, request
from .convert import to_brat, to_spacy
from .report import Report

__version__ = _native.VERSION
__all__ = [
    "AnalysisError", "KnownName", "KnownRole", "NameType", "Report", "analyze", "analyze_many", "text_of", "to_brat", "to_spacy",
]


class AnalysisError(Exception):
    """An article that could not be read. Says the place in the engine, never a word of the text."""


def analyze(
    text: str,
    *,
    published: Day | None = None,
    names: Names = (),
    guesses: bool = False,
    tokens: bool = False,
    roles: Iterable[KnownRole] = (),
) -> Report:
    """The report of a text.

    `published` is the day of publication, which settles "on Tuesday". `names` are names that you know: `{"Dana Brell": "person"}`.
    `roles` tells what stretches of the text are, such as headlines. With `guesses` quotes are listed also that are no more than a guess, with `tokens` every token.

    Other threads run meanwhile. Half of a surrogate pair, which no file can hold, raises `UnicodeEncodeError`.
    """
    return _analyze(text, request(published, names, guesses, tokens, roles))


def _analyze(text: str, options: str) -> Report:
    try:
        return cast(Report, json.loads(_native.analyze(text, options)))
    except RuntimeError as error:
        raise AnalysisError(str(error)) from None


@overload
def analyze_many(
    texts: Iterable[str], *, threads: int | None = ..., errors: Literal["raise"] = ..., published: Day | None = ...,
    names: Names = ..., guesses: bool = ..., tokens: bool = ...,
) -> Iterator[Report]: ...


@overload
def analyze_many(
    texts: Iterable[str], *, threads: int | None = ..., errors: Literal["return"], published: Day | None = ...,
    names: Names = ..., guesses: bool = ..., tokens: bool = ...,
) -> Iterator[Report | Exception]: ...


def analyze_many(
    texts: Iterable[str],
    *,
    threads: int | None = None,
    errors: Literal["raise", "return"] = "raise",
    published: Day | None = None,
    names: Names = (),
    guesses: bool = False,
    tokens: bool = False,
) -> Iterator[Report | Exception]:
    """The reports of many texts, in their order, on many threads; as many as there are cores where it is not said.

    Few texts are taken at a time, however many there are. What is wrong with one is raised in its place or, with
    `errors="return"`, given in its place, and the others go on.
    """
    if errors not in ("raise", "return"):
        raise ValueError(f'errors is "raise" or "return", not {errors!r}')
    options = request(published, names, guesses, tokens)
    return _in_order(texts, threads or os.cpu_count() or 1, options, errors == "return")


def _in_order(texts: Iterable[str], threads: int, options: str, give_errors: bool) -> Iterator[Report | Exception]:
    waiting: deque[Future[str]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            for text in texts:
                waiting.append(pool.submit(_native.analyze, text, options))
                if len(waiting) >= 8 * threads:
                    yield _result(waiting.popleft(), give_errors)
            while waiting:
                yield _result(waiting.popleft(), give_errors)
        finally:
            # Whoever stops early waits for what is being read, not for what is next.
            pool.shutdown(wait=True, cancel_futures=True)


def _result(future: Future[str], give_error: bool) -> Report | Exception:
    try:
        return cast(Report, json.loads(future.result()))
    except Exception as error:
        told = AnalysisError(str(error)) if isinstance(error, RuntimeError) else error
        if give_error:
            return told
        raise told from None


def text_of(text: str, spans: Iterable[object]) -> str:
    """The words of a quote's `content`, or of other spans, its parts joined by a space."""
    return " ".join(text[span["start"] : span["end"]] for span in spans)  # type: ignore[index]
