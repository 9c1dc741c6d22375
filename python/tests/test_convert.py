import nutgraf
import pytest

TEXT = "Bridge reopens\n\n“The bridge 🙂 is safe,” said Dana Brell.\n\n“It was closed.\n\n“For a year,” she said."


def test_brat_points_into_the_text():
    lines = nutgraf.to_brat(TEXT, nutgraf.analyze(TEXT)).splitlines()
    bound = [line.split("\t") for line in lines if line.startswith("T")]
    assert bound
    for _, place, words in bound:
        label, places = place.split(" ", 1)
        spans = [tuple(map(int, part.split())) for part in places.split(";")]
        assert " ".join(TEXT[start:end] for start, end in spans) == words
        assert "\n" not in words
    assert any(line.startswith("R1\tSaid-by Arg1:T") for line in lines)


def test_spacy_has_names_quotes_and_who_said_them():
    pytest.importorskip("spacy")
    report = nutgraf.analyze(TEXT)
    doc = nutgraf.to_spacy(TEXT, report)
    assert [(one.text, one.label_) for one in doc.ents] == [("Dana Brell", "PERSON")]
    assert [one.label_ for one in doc.spans["quotes"]][0] == "direct"
    first = doc.spans["quotes"][0]
    assert first.text == "The bridge 🙂 is safe,"
    assert report["quotes"][first.id]["speaker"]["text"] == "Dana Brell"
    assert [one.id for one in doc.spans["sentences"]] == list(range(len(report["sentences"])))
