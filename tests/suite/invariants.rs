//! What holds for every text.

use nutgraf::{OffsetUnit, Report, Span, analyze, span::OffsetMap};
use proptest::prelude::*;

/// Texts that look like the ones that go wrong: words of news, marks, breaks, and any character at all.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“".to_owned()),
        Just("”".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just("„".to_owned()),
        Just("«".to_owned()),
        Just("»".to_owned()),
        Just(". ".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n\r\n".to_owned()),
        Just(" said Dana Brell. ".to_owned()),
        Just("According to Mr. Vale, ".to_owned()),
        Just("on Tuesday, 11 March 2025 ".to_owned()),
        Just("$4.2bn ".to_owned()),
        Just("the U.S. ".to_owned()),
        Just("she added ".to_owned()),
        Just("By ANA LEE".to_owned()),
        Just("🙂".to_owned()),
        Just("e\u{301}".to_owned()),
        "[A-Z][a-z]{1,6} ",
        "\\PC{0,4}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn assert_sorted(text: &str, spans: impl Iterator<Item = Span>, what: &str) {
    let mut last = 0;
    for span in spans {
        assert!(span.start <= span.end && span.end <= text.len(), "{what} {span:?} out of bounds");
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{what} {span:?} inside a character");
        assert!(span.start >= last, "{what} {span:?} not sorted");
        last = span.start;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_sorted_and_on_character_boundaries(text in text()) {
        let analysis = analyze(&text);
        assert_sorted(&text, analysis.document.blocks.iter().map(|block| block.span), "block");
        assert_sorted(&text, analysis.quoted.iter().map(|quoted| quoted.content), "quoted text");
        assert_sorted(&text, analysis.sentences.iter().map(|sentence| sentence.span), "sentence");
        assert_sorted(&text, analysis.tokens.iter().map(|token| token.span), "token");
        assert_sorted(&text, analysis.entities.mentions.iter().map(|mention| mention.span), "mention");
        assert_sorted(&text, analysis.entities.dates.iter().map(|date| date.span), "date");
        assert_sorted(&text, analysis.entities.figures.iter().map(|figure| figure.span), "figure");
        assert_sorted(&text, analysis.quotes.iter().map(|quote| quote.content[0]), "quote");
        for quote in &analysis.quotes {
            assert_sorted(&text, quote.content.iter().copied(), "content");
        }
    }

    #[test]
    fn sentences_hold_every_character_that_is_not_white_space(text in text()) {
        let analysis = analyze(&text);
        for (at, _) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            prop_assert_eq!(analysis.document.blocks.iter().filter(|block| block.span.holds(at)).count(), 1);
            prop_assert_eq!(analysis.sentences.iter().filter(|sentence| sentence.span.holds(at)).count(), 1);
            prop_assert_eq!(analysis.tokens.iter().filter(|token| token.span.holds(at)).count(), 1);
        }
        for sentence in &analysis.sentences {
            prop_assert!(analysis.document.blocks[sentence.block].span.contains(sentence.span));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_report(text in text()) {
        let report = || serde_json::to_string(&Report::new(&analyze(&text), OffsetUnit::Utf16)).unwrap();
        prop_assert_eq!(report(), report());
    }

    #[test]
    fn offsets_are_those_of_encode_utf16_and_chars(text in "\\PC{0,200}") {
        let utf16 = OffsetMap::new(&text, OffsetUnit::Utf16);
        let code_points = OffsetMap::new(&text, OffsetUnit::CodePoint);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            prop_assert_eq!(utf16.convert(at), text[..at].encode_utf16().count());
            prop_assert_eq!(code_points.convert(at), text[..at].chars().count());
        }
    }
}
