//! Lines to roles.
//!
//! First where the body of the story is (the stretch of lines that reads most like prose), then what the lines before it, within it
//! and behind it are.

use super::BlockRole;
use super::feature::{Bullet, Cue, Features};
use super::line::Line;

/// The role of each line.
pub(super) fn assign(text: &str, lines: &[Line], features: &[Features]) -> Vec<BlockRole> {
    let body = body(features);
    let any_prose = features.iter().any(Features::is_prose);
    let mut roles: Vec<BlockRole> = (0..lines.len()).map(|at| own_role(at, features, &body, any_prose)).collect();
    let first = roles.iter().enumerate().find(|(at, role)| **role == BlockRole::Paragraph && body.contains(at)).map(|(at, _)| at);
    if let Some(first) = first {
        mark_head(text, features, &mut roles, first);
    }
    roles
}

/// The stretch of lines with the highest sum of scores.
fn body(features: &[Features]) -> std::ops::Range<usize> {
    let furniture = features.iter().filter(|line| !line.is_prose()).count();
    if furniture < 15 || 2 * furniture < features.len() {
        return 0..features.len();
    }
    let (mut best, mut best_sum, mut start, mut sum) = (0..0, 0.0, 0, 0.0);
    for (at, line) in features.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (at, 0.0);
        }
        sum += score(line);
        if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    best
}

fn score(line: &Features) -> f64 {
    match line.cue {
        Some(Cue::Furniture) => return -2.0,
        Some(_) => return -0.5,
        None => {}
    }
    if line.is_prose() { line.words as f64 / 10.0 } else { -1.0 }
}

fn own_role(at: usize, features: &[Features], body: &std::ops::Range<usize>, any_prose: bool) -> BlockRole {
    let line = &features[at];
    if line.blank {
        return BlockRole::Boilerplate;
    }
    match line.cue {
        Some(Cue::Furniture) => return BlockRole::Boilerplate,
        Some(Cue::Timestamp) => return BlockRole::Timestamp,
        Some(Cue::Caption) => return BlockRole::Caption,
        Some(Cue::Byline) => return BlockRole::Byline,
        None => {}
    }
    if !body.contains(&at) {
        return BlockRole::Boilerplate;
    }
    if features.len() == 1 {
        return BlockRole::Paragraph;
    }
    if line.bullet == Some(Bullet::Heading) {
        return BlockRole::Subheading;
    }
    let listed = |at: usize| features.get(at).is_some_and(|line| matches!(line.bullet, Some(Bullet::Dot | Bullet::Number)));
    if listed(at) && (listed(at + 1) || at > 0 && listed(at - 1)) {
        return BlockRole::ListItem;
    }
    if line.is_prose() {
        return BlockRole::Paragraph;
    }
    let story_follows = features[at + 1..].iter().take(3).any(Features::is_prose);
    if !any_prose || line.ends_sentence {
        return BlockRole::Paragraph;
    }
    if story_follows {
        return BlockRole::Subheading;
    }
    if listed(at) {
        return BlockRole::ListItem;
    }
    BlockRole::Boilerplate
}

/// Headline, standfirst and what stands beside them, before the first paragraph of the body.
fn mark_head(_text: &str, features: &[Features], roles: &mut [BlockRole], first: usize) {
    let from = first.saturating_sub(12);
    let start = (from..first).find(|&at| roles[at] == BlockRole::Subheading);
    if let Some(at) = start {
        roles[at] = BlockRole::Headline;
        if let Some(next) = (at + 1..first).find(|&next| roles[next] == BlockRole::Subheading && features[next].words > 6) {
            roles[next] = BlockRole::Standfirst;
        }
    }
}
