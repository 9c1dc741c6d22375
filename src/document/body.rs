//! Where on a pasted page the story stands.
//!
//! A small linear model reads each line and what stands around it; the story is the stretch of lines with the highest sum. It reads
//! neither indentation nor language, so that it works on what a browser's selection gives.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::feature::{Cue, Features, NAMES, OWN};
use super::line::Line;
use crate::lexicon;

/// How many numbers the model reads for a line: its own features, those of its two neighbours, and what stands further around.
pub const WIDTH: usize = 3 * OWN + 2 * (PROSE_REACH.len() + MARKS.len()) + 6;

/// In how many lines before and behind the prose is summed up.
const PROSE_REACH: [usize; 2] = [4, 12];
/// The features that are counted in the lines before and behind.
const MARKS: [&str; 5] = ["furniture", "timestamp", "byline", "bullet", "blank"];
const MARK_REACH: usize = 8;
/// In how many lines before a byline or a timestamp is sought.
const SIGNED_REACH: usize = 6;

/// Weights in the order of [`Contexts::row`], learned from whole pages pasted as text: `training/src/bin/pages.rs` makes them.
pub(super) static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let numbers = lexicon::entries(include_str!("body_weights.txt")).flat_map(|line| line.split('\t').skip(1));
    numbers.filter_map(|number| number.parse().ok()).collect()
});

/// A line's score is held within this bound, so that no single line decides.
const BOUND: f32 = 3.0;
/// Added to a line's score where the stretch is sought.
const LEAN: f32 = 1.0;
/// A line within the stretch belongs to the story above this score.
const WITHIN: f32 = -1.5;
/// A stretch of fewer characters is no story: the search leans further.
const SHORTEST: usize = 400;

/// The lines of the story, one flag a line; `None` where the text is no page but a story already.
pub(super) fn find(text: &str, lines: &[Line], features: &[Features], weights: &[f32]) -> Option<Vec<bool>> {
    if !is_page(features) {
        return None;
    }
    let contexts = Contexts::new(text, lines, features);
    let scores: Vec<f32> = (0..lines.len()).map(|at| score(&contexts.row(at), weights)).collect();
    for step in 0..5 {
        let lean = 0.75 * step as f32;
        let stretch = best_stretch(features, &scores, LEAN + lean);
        let characters: usize = features[stretch.clone()].iter().map(|line| line.characters).sum();
        if characters >= SHORTEST || step == 4 {
            let belongs = |(at, score): (usize, &f32)| stretch.contains(&at) && *score > WITHIN - lean;
            return Some(scores.iter().enumerate().map(belongs).collect());
        }
    }
    None
}

/// Whether more stands here than a story: many lines that are no prose, among them what only a page has.
fn is_page(features: &[Features]) -> bool {
    let other = features.iter().filter(|line| !line.is_prose()).count();
    let marks = features.iter().filter(|line| line.blank || line.cue == Some(Cue::Furniture) || line.is_link()).count();
    other >= 15 && 5 * other >= 2 * features.len() && marks >= 5
}

/// The stretch of lines with the highest sum of scores, long lines counting more.
fn best_stretch(features: &[Features], scores: &[f32], lean: f32) -> Range<usize> {
    let (mut best, mut best_sum, mut start, mut sum) = (0..0, 0.0, 0, 0.0);
    for (at, (line, score)) in features.iter().zip(scores).enumerate() {
        if sum <= 0.0 {
            (start, sum) = (at, 0.0);
        }
        sum += (score + lean).clamp(-BOUND, BOUND) * libm::powf(line.characters as f32 + 10.0, 0.75);
        if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    best
}

fn score(row: &[f32; WIDTH], weights: &[f32]) -> f32 {
    row.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// The features of all lines, and their running sums.
pub(super) struct Contexts {
    own: Vec<[f32; OWN]>,
    /// How much prose stands before each line, in lines of 300 characters.
    prose: Vec<f32>,
    /// How many of each mark stand before each line.
    marks: [Vec<f32>; MARKS.len()],
    /// How many bylines and timestamps stand before each line.
    signed: Vec<f32>,
    repeated: Vec<bool>,
}

impl Contexts {
    pub(super) fn new(text: &str, lines: &[Line], features: &[Features]) -> Self {
        let mut count: HashMap<&str, usize> = HashMap::default();
        for line in lines {
            *count.entry(&text[line.span]).or_default() += 1;
        }
        let own: Vec<[f32; OWN]> = features.iter().map(Features::vector).collect();
        let sums = |value: &dyn Fn(usize) -> f32| -> Vec<f32> {
            let mut sum = 0.0;
            std::iter::once(0.0)
                .chain((0..own.len()).map(|at| {
                    sum += value(at);
                    sum
                }))
                .collect()
        };
        let prose = sums(&|at| own[at][1] * features[at].characters.min(300) as f32 / 300.0);
        let marks = MARKS.map(|mark| {
            let index = NAMES.iter().position(|name| *name == mark).unwrap_or(0);
            sums(&|at| own[at][index])
        });
        let signed = sums(&|at| f32::from(u8::from(matches!(features[at].cue, Some(Cue::Byline | Cue::Timestamp)))));
        let repeated = lines.iter().map(|line| count[&text[line.span]] > 1).collect();
        Contexts { own, prose, marks, signed, repeated }
    }

    /// What the model reads for one line.
    pub(super) fn row(&self, at: usize) -> [f32; WIDTH] {
        let lines = self.own.len();
        let neighbour = |at: Option<usize>| at.and_then(|at| self.own.get(at)).copied().unwrap_or([0.0; OWN]);
        let (before, after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
        let around = |sums: &[f32], reach: usize| {
            let scale = (reach as f32).sqrt();
            let behind = sums[(at + 1 + reach).min(lines)] - sums[at + 1];
            [(sums[at] - sums[at.saturating_sub(reach)]) / scale, behind / scale]
        };
        let prose = PROSE_REACH.into_iter().flat_map(|reach| around(&self.prose, reach));
        let marks = self.marks.iter().flat_map(|sums| around(sums, MARK_REACH));
        let own = &self.own[at];
        let place = at as f32 / lines as f32;
        let further = [
            (self.signed[at] - self.signed[at.saturating_sub(SIGNED_REACH)]).min(1.0),
            own[1] * (1.0 - before[1].max(after[1])),
            own[1] * before[1].min(after[1]),
            place,
            place * place,
            f32::from(u8::from(self.repeated[at])),
        ];
        let mut row = [0.0; WIDTH];
        let values = own.iter().copied().chain(before).chain(after).chain(prose).chain(marks).chain(further);
        for (slot, value) in row.iter_mut().zip(values) {
            *slot = value;
        }
        row
    }
}

/// What each number of [`Contexts::row`] is called, in its order.
pub(super) fn names() -> Vec<String> {
    let own = ["", "before ", "after "].into_iter().flat_map(|line| NAMES.map(|name| format!("{line}{name}")));
    let around = |what: &str, reach: usize| ["before", "behind"].map(|side| format!("{what} in {reach} lines {side}"));
    let prose = PROSE_REACH.into_iter().flat_map(|reach| around("prose", reach));
    let marks = MARKS.into_iter().flat_map(|mark| around(mark, MARK_REACH));
    let further = ["prose alone", "prose between prose", "place", "place squared", "repeated"].map(str::to_owned);
    let signed = format!("signed in {SIGNED_REACH} lines before");
    own.chain(prose).chain(marks).chain([signed]).chain(further).collect()
}
