//! What a text costs grows with its length, whatever the text: nothing that somebody pastes may hang the page.
//!
//! Counted, not timed, so that a busy machine changes nothing: here what is allocated, how often and how much of it at a time.
//! `scripts/steps` counts what is executed. How long it takes is for `benches/src/bin/cost.rs` to say.

use allocation_counter::{AllocationInfo, measure};
use nutgraf::{OffsetUnit, Report, analyze};

use crate::endless::{ENDLESS, Part, endless};

const SHORT: usize = 1_000;
/// How many times as long the long text is.
const LONGER: u64 = 8;
/// What a byte may take while it is analysed and reported, at the most: a text of nothing but marks has a token in every byte.
const MOST_BYTES: u64 = 1_500;

fn cost(part: Part, bytes: usize) -> AllocationInfo {
    let text = endless(part, bytes);
    measure(|| {
        // With what is checked before publishing, which the report holds.
        std::hint::black_box(Report::new(&analyze(&text), OffsetUnit::Utf16));
    })
}

/// What grows with the length grows at most this much: 8 times, and a tenth as the last growth of a vector may be large.
/// The square would be 64.
fn is_level(short: u64, long: u64) -> bool {
    long <= short * (LONGER + LONGER / 2)
}

#[test]
fn no_text_allocates_more_than_its_length_tells() {
    // Word lists and weights are read once, and are no cost of a text.
    cost(ENDLESS[0].1, SHORT);
    let mut wrong = Vec::new();
    for (title, part) in ENDLESS {
        let (short, long) = (cost(*part, SHORT), cost(*part, SHORT * LONGER as usize));
        let level = is_level(short.count_total, long.count_total) && is_level(short.bytes_total, long.bytes_total);
        let most = long.bytes_max / (SHORT as u64 * LONGER);
        if !level || most > MOST_BYTES {
            wrong.push(format!("{title}: {most} bytes a byte\n  {short:?}\n  {long:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An ordinary article takes about as many bytes as the page's limit on length reckons with.
#[test]
fn an_article_takes_few_bytes_a_byte() {
    let bytes = 40_000;
    let article = cost(ENDLESS[0].1, bytes);
    assert!(article.bytes_max < 120 * bytes as u64, "{article:?}");
}
