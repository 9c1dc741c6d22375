"""Reports as what people keep their data in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .report import Quote, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BRAT = {"person": "Person", "organization": "Organization", "place": "Place", "misc": "Misc"}
_SPACY = {"person": "PERSON", "organization": "ORG", "place": "GPE", "misc": "MISC"}


def to_brat(text: str, report: Report) -> str:
    """The report as brat's `.ann`, to lie beside the text as `.txt`: the same that the page exports.

    Names, speakers, cues and quotes are text-bound, `Said-by` and `Cued-by` are relations from quote to speaker and cue.
    """
    lines = _Brat(text)
    for mention in report["mentions"]:
        if place := lines.text_bound(_BRAT[mention["type"]], [mention]):
            lines.note(place, report["entities"][mention["entity"]]["name"])
    for quote in report["quotes"]:
        _brat_quote(lines, report, quote)
    return "".join(f"{line}\n" for line in lines.lines)


def _brat_quote(lines: _Brat, report: Report, quote: Quote) -> None:
    place = lines.text_bound(f"Quote-{quote['kind']}", quote["content"])
    if place is None:
        return
    ends = [("Said-by", "Speaker", quote["speaker"]), ("Cued-by", "Cue", quote["cue"])]
    bound = [(relation, lines.text_bound(label, [span])) for relation, label, span in ends if span]
    for relation, end in bound:
        if end:
            lines.relation(relation, place, end)
    lines.note(place, f"{_name(report, quote)}, {quote['confidence']}")


def _name(report: Report, quote: Quote) -> str:
    speaker = quote["speaker"]
    if speaker is None:
        return "nobody named"
    return speaker["text"] if speaker["entity"] is None else report["entities"][speaker["entity"]]["name"]


class _Brat:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.counts = {"T": 0, "R": 0, "#": 0}

    def _number(self, letter: str) -> str:
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}"

    def text_bound(self, label: str, spans: Sequence[Any]) -> str | None:
        # brat wants a span over a line break in fragments.
        parts = [
            (span["start"] + line.start(), line.group())
            for span in spans
            for line in re.finditer(r"[^\r\n]+", self.text[span["start"] : span["end"]])
        ]
        if not parts:
            return None
        number = self._number("T")
        places = ";".join(f"{start} {start + len(words)}" for start, words in parts)
        self.lines.append(f"{number}\t{label} {places}\t{' '.join(words for _, words in parts)}")
        return number

    def relation(self, label: str, first: str, second: str) -> None:
        self.lines.append(f"{self._number('R')}\t{label} Arg1:{first} Arg2:{second}")

    def note(self, about: str, words: str) -> None:
        self.lines.append(f"{self._number('#')}\tAnnotatorNotes {about}\t{' '.join(words.split())}")


def to_spacy(text: str, report: Report, nlp: Language | None = None) -> Doc:
    """The report as a spaCy `Doc`, tokenized by `nlp`; by spaCy's blank English pipeline where it is not given.

    Names are `doc.ents`. `doc.spans` has `quotes` (one span a part, labelled by kind), `speakers`, `cues` and `sentences`; the `id` of
    a span is the number of its quote or sentence in the report, which is `doc.user_data["nutgraf"]`. spaCy's spans are whole tokens: one
    that begins or ends within a token takes all of it.
    """
    if nlp is None:
        import spacy

        nlp = spacy.blank("en")
    doc = nlp.make_doc(text)
    names = [
        doc.char_span(one["start"], one["end"], label=_SPACY[one["type"]], alignment_mode="expand")
        for one in report["mentions"]
        if one["form"] in ("name", "acronym")
    ]
    doc.ents = _apart([name for name in names if name])
    quotes = list(enumerate(report["quotes"]))
    groups = {
        "quotes": [(span, quote["kind"], number) for number, quote in quotes for span in quote["content"]],
        "speakers": [(quote["speaker"], quote["speaker"]["form"], number) for number, quote in quotes if quote["speaker"]],
        "cues": [(quote["cue"], quote["cue"]["lemma"], number) for number, quote in quotes if quote["cue"]],
        "sentences": [(span, "sentence", number) for number, span in enumerate(report["sentences"])],
    }
    for key, spans in groups.items():
        made = [
            doc.char_span(span["start"], span["end"], label=label, span_id=number, alignment_mode="expand")
            for span, label, number in spans
        ]
        doc.spans[key] = [span for span in made if span]
    doc.user_data["nutgraf"] = report
    return doc


def _apart(spans: list[Any]) -> list[Any]:
    """Spans without those that share a token with one before."""
    apart: list[Any] = []
    for span in spans:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart
