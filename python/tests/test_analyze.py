import datetime
import sys
import threading
import typing

import nutgraf
import pytest
from nutgraf import report as types

TEXT = "“The bridge 🙂 is safe,” said Dana Brell on Tuesday. Tom Arden condemned the delay of $4 million."


def test_offsets_count_code_points():
    report = nutgraf.analyze(TEXT)
    [quote] = report["quotes"]
    assert nutgraf.text_of(TEXT, quote["content"]) == "The bridge 🙂 is safe,"
    assert TEXT[quote["speaker"]["start"] : quote["speaker"]["end"]] == "Dana Brell"
    assert report["offsetUnit"] == "codepoint"


@pytest.mark.parametrize("day", ["2025-03-12", datetime.date(2025, 3, 12), datetime.datetime(2025, 3, 12, 8)])
def test_the_day_of_publication_settles_tuesday(day):
    report = nutgraf.analyze(TEXT, published=day)
    assert report["dates"][0]["value"] == "2025-03-11"


@pytest.mark.parametrize("names", [{"Quill": "organization"}, [{"name": "Quill", "type": "organization"}]])
def test_names_that_are_known_are_found(names):
    report = nutgraf.analyze("A report by Quill was late.", names=names)
    assert [(one["name"], one["type"]) for one in report["entities"]] == [("Quill", "organization")]


def test_what_is_wrong_with_an_option_is_told():
    with pytest.raises(ValueError, match="published"):
        nutgraf.analyze(TEXT, published="12/03/2025")
    with pytest.raises(ValueError, match="type"):
        nutgraf.analyze(TEXT, names={"Quill": "firm"})
    with pytest.raises(TypeError):
        nutgraf.analyze(TEXT, puplished="2025-03-12")
    with pytest.raises(UnicodeEncodeError):
        nutgraf.analyze("half a pair: \ud83d")


def test_many_texts_are_read_in_order_and_few_at_a_time():
    taken = 0

    def texts():
        nonlocal taken
        for number in range(200):
            taken += 1
            yield f"“Bridge {number} is safe,” said Dana Brell."

    reports = nutgraf.analyze_many(texts(), threads=2)
    first = next(reports)
    assert taken <= 2 * 8
    lengths = [first["text"]["length"], *(one["text"]["length"] for one in reports)]
    assert lengths == [len(f"“Bridge {number} is safe,” said Dana Brell.") for number in range(200)]


def test_what_is_wrong_with_one_text_stands_in_its_place():
    texts = ["A bridge.", "\ud83d", "Another."]
    first, wrong, last = nutgraf.analyze_many(texts, errors="return")
    assert isinstance(wrong, UnicodeEncodeError)
    assert (first["text"]["length"], last["text"]["length"]) == (9, 8)
    with pytest.raises(UnicodeEncodeError):
        list(nutgraf.analyze_many(texts))
    with pytest.raises(ValueError):
        nutgraf.analyze_many(texts, errors="ignore")


def test_other_threads_run_while_an_article_is_read():
    started, done = threading.Event(), threading.Event()

    def work():
        started.set()
        nutgraf.analyze(TEXT * 2000)
        done.set()

    interval = sys.getswitchinterval()
    # Nobody is made to let go of the lock: who comes to run in the meantime was let in.
    sys.setswitchinterval(1000)
    try:
        worker = threading.Thread(target=work)
        worker.start()
        started.wait()
        assert not done.is_set()
    finally:
        sys.setswitchinterval(interval)
    worker.join()


def walk(value, kind, path, seen):
    """Whether a value is what the types say."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if typing.is_typeddict(kind):
        hints = typing.get_type_hints(kind)
        assert kind.__required_keys__ <= value.keys() <= hints.keys(), path
        for key, one in value.items():
            walk(one, hints[key], f"{path}.{key}", seen)
    elif origin is list:
        for one in value:
            walk(one, arguments[0], f"{path}[]", seen)
    elif origin is typing.Literal:
        assert value in arguments, path
    elif arguments:
        # A union: of a type and None.
        if value is not None:
            walk(value, next(one for one in arguments if one is not type(None)), path, seen)
    else:
        seen.setdefault(path, set()).add(type(value))
        assert isinstance(value, (float, int) if kind is float else kind), f"{path}: {value!r}"


def test_reports_are_what_their_types_say():
    seen = {}
    for text in (TEXT, "", "Bridge reopens\n\nBy Tom Arden\n\n" + 30 * TEXT):
        walk(nutgraf.analyze(text, tokens=True, guesses=True), types.Report, "report", seen)
    assert seen["report.quotes[].content[].start"] == {int}
