//! What attribution costs grows with the text, whatever the text: no line that somebody pastes may hang the page.

use std::time::{Duration, Instant};

use nutgraf::quote;

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
    (0..3).map(|_| run()).min().unwrap_or_default()
}

/// Sixteen times the text: what grows in a line costs about 16 times as much, what grows with the square 256 times.
#[test]
fn no_line_costs_the_square_of_its_length() {
    for piece in REPEATED {
        let (short, long) = (cost(&repeated(piece, 4_000)), cost(&repeated(piece, 64_000)));
        assert!(long < short * 100 + Duration::from_millis(50), "{piece:?}: {short:?}, then {long:?}");
    }
}
