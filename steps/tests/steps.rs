//! What a text costs in steps grows with its length, whatever the text. Run it by `scripts/steps`, which has the engine counted;
//! built without, it says so and tests nothing.

#[path = "../../tests/suite/endless.rs"]
mod endless;

use endless::{ENDLESS, Part, endless};
use nutgraf::{OffsetUnit, Report, analyze, compare};
use nutgraf_steps::count;

const SHORT: usize = 8_000;
const LONG: usize = 128_000;
/// Sixteen times the text may take 20 times the steps, as n log n does: the square would be 256.
const MOST: u64 = 20;
/// A book of articles may take a tenth more a byte than a chapter: a square shows late where its part is cheap.
const BOOK: usize = 1_000_000;
/// What a byte may take at the most. An ordinary article takes about 1,000.
const MOST_A_BYTE: u64 = 4_000;
/// A comparison takes more the longer the articles are, until each passage is compared with as many as it ever is.
const MOST_A_BYTE_COMPARED: u64 = 8_000;

fn whole(text: &str) -> u64 {
    // With what is checked before publishing, which the report holds.
    count(|| Report::new(&analyze(text), OffsetUnit::Utf16))
}

fn is_counted() -> bool {
    let counted = count(|| analyze("Dana Brell left.")) > 0;
    if !counted {
        eprintln!("skipped: built without counting; see scripts/steps");
    }
    counted
}

fn analysis(title: &str, part: Part) -> Option<String> {
    let [short, long] = [SHORT, LONG].map(|bytes| whole(&endless(part, bytes)));
    let (each, times) = (long / LONG as u64, long as f64 / short as f64);
    println!("{title:<40}{each:>8} a byte{times:>8.1} times");
    (long > short * MOST || each > MOST_A_BYTE).then(|| format!("{title}: {each} steps a byte, {times:.1} times the steps"))
}

/// The first of all texts, which has a little of everything, as long as a book.
fn book() -> Option<String> {
    let (title, part) = ENDLESS[0];
    let [chapter, book] = [LONG, BOOK].map(|bytes| whole(&endless(part, bytes)) as f64 / bytes as f64);
    println!("{title:<40}{book:>8.0} a byte, {:.2} times those of a chapter", book / chapter);
    (book > chapter * 1.1).then(|| format!("{title}: {chapter:.0} steps a byte in a chapter, {book:.0} in a book"))
}

/// A text beside a copy of itself, the worst that there is to pair.
fn comparison(title: &str, part: Part) -> Option<String> {
    let text = endless(part, LONG / 4);
    let articles = [analyze(&text), analyze(&text)];
    let each = count(|| compare(&articles)) / (2 * text.len() as u64);
    println!("{title:<40}{each:>8} a byte, compared");
    (each > MOST_A_BYTE_COMPARED).then(|| format!("{title}: {each} steps a byte, compared"))
}

/// In one test: the count is of all that runs.
#[test]
fn no_text_takes_the_square_of_its_length() {
    if !is_counted() {
        return;
    }
    let analysed = ENDLESS.iter().filter_map(|(title, part)| analysis(title, *part));
    let compared = ENDLESS.iter().filter_map(|(title, part)| comparison(title, *part));
    let wrong: Vec<String> = analysed.chain(book()).chain(compared).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
