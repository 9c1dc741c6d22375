//! Which quotations somebody said, and who: each asked in the order of the text, because one may go on from the one before.

use super::speaker::{self, Governor, Previous, Scene};
use super::speech;
use crate::quote::Evidence;
use crate::quote::feature::{Feature, Weights};
use crate::quote::read::Reading;

/// A quotation that somebody said, who governs it, and how sure that is: 0 to 1.
pub(crate) struct Attribution {
    pub unit: usize,
    pub quotation: usize,
    pub governor: Governor,
    pub probability: f32,
    /// How likely it is that somebody said it: 0 to 1.
    pub spoken: f32,
    pub evidence: Evidence,
}

/// How likely it must be that somebody said a quotation.
const SPOKEN: f32 = 0.5;

/// Decides for each quotation whether somebody said it, and who.
pub(crate) fn attribute(reading: &Reading<'_>, scenes: &[Scene]) -> Vec<Attribution> {
    let mut attributions: Vec<Attribution> = Vec::new();
    let mut previous: Option<Previous> = None;
    for (at, scene) in scenes.iter().enumerate() {
        for &quotation in &scene.quotations {
            let spoken = reading.weights.chance(&speech::features(reading, &reading.units[at], scene, quotation));
            let form = speech::is_bracketed(reading, quotation) || speech::is_signature(reading, quotation);
            if spoken < SPOKEN || form || speech::is_nickname(reading, &reading.units[at], quotation) {
                continue;
            }
            let options = speaker::options(reading, scenes, at, quotation, previous);
            let (best, probability) = decide(reading.weights, scenes, &options, previous);
            let (chosen, features) = &options[best];
            let (governor, evidence) = match (*chosen, previous) {
                (Governor::Carry, Some(previous)) => (previous.governor, Evidence::SameSpeaker),
                (chosen, _) => (chosen, evidence(features)),
            };
            attributions.push(Attribution { unit: at, quotation, governor, probability, spoken, evidence });
            previous = Some(Previous { unit: at, governor, quotation });
        }
    }
    hand_back(reading, &mut attributions);
    attributions
}

/// The best of the options, and how likely its speaker is: several options may agree on one.
fn decide(weights: &Weights, scenes: &[Scene], options: &[(Governor, Vec<Feature>)], previous: Option<Previous>) -> (usize, f32) {
    let scores: Vec<f32> = options.iter().map(|(_, features)| weights.score(features)).collect();
    let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
    let speaker = speaker_of(scenes, options[best].0, previous);
    let (mut agreed, mut total) = (0.0, 0.0);
    for (score, (governor, _)) in scores.iter().zip(options) {
        let chance = libm::expf(score - scores[best]);
        total += chance;
        agreed += if speaker_of(scenes, *governor, previous) == speaker { chance } else { 0.0 };
    }
    (best, agreed / total)
}

/// The phrase that an option makes the speaker.
fn speaker_of(scenes: &[Scene], governor: Governor, previous: Option<Previous>) -> Option<(usize, usize)> {
    match governor {
        Governor::Statement(unit, index) => scenes[unit].statements[index].source.map(|source| (unit, source)),
        Governor::Subject(unit, index) => Some((unit, index)),
        Governor::Carry => previous.and_then(|previous| speaker_of(scenes, previous.governor, None)),
        Governor::Nobody => None,
    }
}

/// A quotation that goes on in the next paragraph has the speaker whom the next paragraph names.
fn hand_back(reading: &Reading<'_>, attributions: &mut [Attribution]) {
    for at in (1..attributions.len()).rev() {
        let (before, after) = attributions.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let goes_on = reading.quoted[second.quotation].continues == Some(first.quotation);
        let own = matches!(first.governor, Governor::Statement(unit, _) if unit == first.unit);
        if goes_on && !own && !matches!(second.governor, Governor::Nobody) {
            (first.governor, first.probability, first.evidence) = (second.governor, second.probability, Evidence::GoesOn);
        }
    }
}

fn evidence(features: &[Feature]) -> Evidence {
    let has = |feature| features.contains(&feature);
    match () {
        () if has(Feature::GovernColonBefore) => Evidence::CueColon,
        () if has(Feature::GovernCovers) => Evidence::ReportedClause,
        () if has(Feature::GovernInverted) => Evidence::CueBeforeSpeaker,
        () if has(Feature::GovernRightAfter) => Evidence::SpeakerBeforeCue,
        () if has(Feature::GovernRightBefore) => Evidence::CueBeforeQuote,
        () if has(Feature::GovernOpenEnded) || has(Feature::GovernAnnounced) => Evidence::Announced,
        () if has(Feature::GovernPreviousUnit) => Evidence::SentenceBefore,
        () if has(Feature::GovernPreviousBlock) => Evidence::ParagraphBefore,
        () if has(Feature::GovernNextUnit) => Evidence::SentenceAfter,
        () if has(Feature::GovernSigned) => Evidence::Signed,
        () if has(Feature::GovernSubject) => Evidence::SubjectOfSentence,
        () if has(Feature::GovernNone) => Evidence::NobodyNamed,
        () => Evidence::CueInSentence,
    }
}
