//! The decisions of the stage laid open, for `training` to weigh their features.

use crate::quote::decide::antecedent::Reference;
use crate::quote::decide::contract::Standing;
use crate::quote::decide::cue;
use crate::quote::decide::speaker::{self, Governor, Previous, Scene};
use crate::quote::decide::speech;
use crate::quote::decide::statement;
use crate::quote::decide::unit;
use crate::quote::decide::{self, attribution};
use crate::quote::feature::{Feature, Weights};
use crate::quote::item;
use crate::quote::read::Reading;
use crate::quote::{Quote, Source};
use crate::span::Span;

/// One option of a decision.
#[derive(Clone, Debug)]
pub struct Choice {
    pub features: Vec<Feature>,
    /// The words of the source that it stands for.
    pub source: Option<Span>,
    /// The words of the cue that it stands for.
    pub cue: Option<Span>,
}

/// A decision of the stage with its options.
#[derive(Clone, Debug)]
pub enum Decision {
    /// Does this cue report?
    Cue { cue: Span, features: Vec<Feature> },
    /// Which is the source of this cue?
    Source { cue: Span, choices: Vec<Choice> },
    /// Where does what this cue reports end? Each place with the text before it, from where the content opens.
    Ending { cue: Span, places: Vec<(Span, Vec<Feature>)> },
    /// Did somebody say this quotation?
    Speech { quotation: Span, features: Vec<Feature> },
    /// Whom does the speaker of this item mean?
    Reference { quote: Quote, reference: Reference },
    /// Is this item wholly right: said, and by this one?
    Item { quote: Quote, features: Vec<Feature> },
    /// Who governs this quotation?
    Govern { quotation: Span, choices: Vec<Choice> },
}

/// All decisions about a text by these weights. Each sees what they decided before it.
pub fn decisions(source: Source<'_>, weights: &Weights) -> Vec<Decision> {
    let reading = Reading::new(source, weights);
    let scenes = decide::scenes(&reading, &mut decide::Memory::default());
    let mut decisions = Vec::new();
    for (unit, scene) in reading.units.iter().zip(&scenes) {
        let mut cues = unit::Cues::of(&reading, unit, &scene.phrases);
        let first = cues.first();
        let nesting = cues.nesting_in(&first);
        for (index, nesting) in nesting.into_iter().enumerate() {
            let cue = &cues.candidates[index];
            let span = reading.span(cue.words.clone());
            decisions.push(Decision::Cue { cue: span, features: cue::features(&reading, unit, &scene.phrases, cue, nesting) });
            let choices = cues.sources_of(index).map(|(index, features)| Choice {
                features,
                source: index.map(|index| scene.phrases[index].span),
                cue: Some(span),
            });
            decisions.push(Decision::Source { cue: span, choices: choices.collect() });
        }
        // Where contents end is asked twice: the first answer tells which cues stand in what others report.
        for statements in [&first, &scene.statements] {
            for behind in statement::bounds(&reading, unit, statements) {
                let cue = reading.span(statements[behind.cue].cue.words.clone());
                let places = behind.bounds.into_iter().map(|bound| (reading.span(behind.opens..bound.at), bound.features));
                decisions.push(Decision::Ending { cue, places: places.collect() });
            }
        }
    }
    govern(&reading, &scenes, &mut decisions);
    let attributions = attribution::attribute(&reading, &scenes);
    let drafts = item::drafts(&reading, &scenes, &attributions, &mut item::Memory::default());
    let said = drafts.into_iter().filter(|draft| draft.standing == Standing::Said);
    for draft in said {
        decisions.extend(draft.reference.map(|reference| Decision::Reference { quote: draft.quote.clone(), reference }));
        decisions.extend(draft.features.map(|features| Decision::Item { quote: draft.quote, features }));
    }
    decisions
}

fn govern(reading: &Reading<'_>, scenes: &[Scene], decisions: &mut Vec<Decision>) {
    let chosen = attribution::attribute(reading, scenes);
    let mut previous: Option<Previous> = None;
    for (at, scene) in scenes.iter().enumerate() {
        for &quotation in &scene.quotations {
            let span = reading.quoted[quotation].content;
            let features = speech::features(reading, &reading.units[at], scene, quotation);
            decisions.push(Decision::Speech { quotation: span, features });
            let choices = speaker::options(reading, scenes, at, quotation, previous);
            let choices = choices.into_iter().map(|(governor, features)| choice(reading, scenes, governor, features, previous));
            decisions.push(Decision::Govern { quotation: span, choices: choices.collect() });
            if let Some(attribution) = chosen.iter().find(|attribution| attribution.quotation == quotation) {
                previous = Some(Previous { unit: at, governor: attribution.governor, quotation });
            }
        }
    }
}

fn choice(
    reading: &Reading<'_>,
    scenes: &[Scene],
    governor: Governor,
    features: Vec<Feature>,
    previous: Option<Previous>,
) -> Choice {
    let governor = match (governor, previous) {
        (Governor::Carry, Some(previous)) => previous.governor,
        (governor, _) => governor,
    };
    let (source, cue) = match governor {
        Governor::Statement(unit, index) => {
            let statement = &scenes[unit].statements[index];
            (statement.source.map(|source| scenes[unit].phrases[source].span), Some(reading.span(statement.cue.words.clone())))
        }
        Governor::Subject(unit, index) => (Some(scenes[unit].phrases[index].span), None),
        Governor::Carry | Governor::Nobody => (None, None),
    };
    Choice { features, source, cue }
}
