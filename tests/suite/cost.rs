//! What attribution costs grows with the text, whatever the text: no line that somebody pastes may hang the page.

use std::time::{Duration, Instant};

use nutgraf::quote;

const ARTICLE: &str = "Dana Brell, the mayor of Tarn, walked over the old bridge on Tuesday. “It is safe,” she said. Engineers told \
    the council in March that the piers needed repair, according to a report that the Tarn Courier obtained. Omar Vale, who \
    leads the opposition, called the plan “a gift to builders” and asked why nobody had been told.\n\n";

/// What a line may repeat without end.
const REPEATED: [&str; 11] = [
    "he said that ",
    "\"a\" said B. ",
    "told ",
    "“we won ",
    "\"we won ",
    ", who said ",
    "the mayor of ",
    ", the mayor ",
    "according to ",
    "(he said ",
    "“",
];

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

/// The shortest of a few runs: what else the machine does only adds to it.
fn cost(text: &str) -> Duration {
    let analysis = nutgraf::analyze(text);
    let run = || {
        let start = Instant::now();
        let (document, quoted) = (&analysis.document, &analysis.quoted);
        let quotes = quote::extract(document, quoted, &analysis.sentences, &analysis.tokens, &analysis.entities);
        std::hint::black_box(quotes);
        start.elapsed()
    };
    (0..5).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn no_line_costs_many_times_what_an_article_of_its_size_costs() {
    const BYTES: usize = 20_000;
    let usual = cost(&repeated(ARTICLE, BYTES));
    for piece in REPEATED {
        let unusual = cost(&repeated(piece, BYTES));
        assert!(unusual < usual * 150, "{piece:?} costs {unusual:?}, an article {usual:?}");
    }
}

#[test]
fn four_times_the_text_costs_about_four_times_as_much() {
    for piece in REPEATED {
        let (short, long) = (cost(&repeated(piece, 10_000)), cost(&repeated(piece, 40_000)));
        assert!(long < short * 16 + Duration::from_millis(5), "{piece:?}: {short:?}, then {long:?}");
    }
}
