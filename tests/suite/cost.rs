//! What a text costs grows with its length, whatever the text: nothing that somebody pastes may hang the page.

use std::time::{Duration, Instant};

use nutgraf::{OffsetUnit, Report, check, quote};

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

/// A part of a text, by its number.
type Part = fn(usize) -> String;

/// What a text may go on with.
const ENDLESS: [(&str, Part); 7] = [
    ("articles", |part| {
        let [mayor, town, other] = [3 * part, 3 * part + 1, 3 * part + 2].map(name);
        format!("Dana {mayor}, the mayor of {town}, left. “It is safe,” she said. Omar {other} told the council so.\n\n")
    }),
    ("last names first", |part| format!("{0} left. “No,” Dana {0} said.\n", name(part))),
    ("people in one sentence", |_| "Dana Brell she ".to_owned()),
    ("headlines with counts", |_| "30 people saved\n".to_owned()),
    ("brackets that nothing opens", |_| "a)".to_owned()),
    ("dates without blanks", |_| "11/".to_owned()),
    ("quotations left open", |part| format!("“We won, {} said.\n\n", name(part))),
];

/// A name of its own for each number.
fn name(number: usize) -> String {
    let syllable = |number: usize| [b"bdfglmnrst"[number % 10], b"aeiou"[number / 10 % 5]].map(char::from);
    "V".chars().chain([1, 50, 2500].into_iter().flat_map(|place| syllable(number / place).into_iter().rev())).collect()
}

/// A text of so many bytes, with a last paragraph that makes what stands before it a headline where it looks like one.
fn endless(part: fn(usize) -> String, bytes: usize) -> String {
    let mut text = String::new();
    for number in 0.. {
        text += &part(number);
        if text.len() >= bytes {
            break;
        }
    }
    text + "\n\n40 people of the town left the bridge on Friday, the council said.\n"
}

/// What the analysis, the checks and the report cost, one after the other.
fn whole_cost(text: &str) -> [Duration; 3] {
    let start = Instant::now();
    let analysis = nutgraf::analyze(text);
    let analysed = start.elapsed();
    std::hint::black_box(check::inspect(&analysis));
    let checked = start.elapsed();
    std::hint::black_box(Report::new(&analysis, OffsetUnit::Utf16));
    [analysed, checked - analysed, start.elapsed() - checked]
}

/// The same for the whole engine: sixteen times the text may cost 64 times as much, as memory is slower than its caches; the square
/// would be 256. A machine that is busy elsewhere may take longer once, but hardly three times.
#[test]
fn no_text_costs_the_square_of_its_length() {
    for (title, part) in ENDLESS {
        let (short, long) = (endless(part, 8_000), endless(part, 128_000));
        let runs = [(); 3].map(|()| whole_cost(&short));
        let short: [Duration; 3] = std::array::from_fn(|stage| runs.map(|run| run[stage]).into_iter().min().unwrap_or_default());
        let limits = short.map(|short| short * 64 + Duration::from_millis(20));
        let over = |costs: &[Duration; 3]| costs.iter().zip(&limits).any(|(cost, limit)| cost > limit);
        let costs: Vec<[Duration; 3]> = (0..3).map(|_| whole_cost(&long)).take_while(over).collect();
        assert!(costs.len() < 3, "{title}: {short:?}, then, sixteen times as long, {costs:?}");
    }
}
