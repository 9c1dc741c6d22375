//! The cues of a unit: which words report there, whose they are, and what they report.

use crate::quote::decide::cue::{self, Candidate, Nesting};
use crate::quote::decide::source;
use crate::quote::decide::source::whole;
use crate::quote::decide::statement::{self, Statement};
use crate::quote::feature::Feature;
use crate::quote::read::phrase::Phrase;
use crate::quote::read::{Reading, Unit};

/// The words of a unit that may report.
pub(crate) struct Cues<'a> {
    reading: &'a Reading<'a>,
    unit: &'a Unit,
    phrases: &'a [Phrase],
    pub candidates: Vec<Candidate>,
    /// For each, the one before that it is coordinated with.
    coordinated: Vec<Option<usize>>,
    /// The source of each, once it is asked for, and how sure it is.
    sources: Vec<Option<(Option<usize>, f32)>>,
}

impl<'a> Cues<'a> {
    pub(crate) fn of(reading: &'a Reading<'a>, unit: &'a Unit, phrases: &'a [Phrase]) -> Self {
        let candidates = cue::candidates(reading, unit);
        let coordinated = (0..candidates.len()).map(|index| cue::coordinated(reading, unit, &candidates, index)).collect();
        Cues { reading, unit, phrases, sources: vec![None; candidates.len()], coordinated, candidates }
    }

    /// Which phrase may be the source of one of them, each with what speaks for it.
    pub(crate) fn sources_of(&mut self, index: usize) -> impl Iterator<Item = (Option<usize>, Vec<Feature>)> {
        let shared = self.coordinated[index].and_then(|before| self.source_of(before).0);
        let options = source::options(self.reading, self.unit, self.phrases, &self.candidates[index]);
        options.map(move |(source, mut features)| {
            if source.is_some() && source == shared {
                features.push(Feature::SourceShared);
            }
            (source, features)
        })
    }

    /// The source of one of them, and how sure it is.
    fn source_of(&mut self, index: usize) -> (Option<usize>, f32) {
        if let Some(known) = self.sources[index] {
            return known;
        }
        let best = source::best(self.reading.weights, self.sources_of(index));
        self.sources[index] = Some(best);
        best
    }

    /// What they report, read twice: the second time it is known which stand in what another reports.
    pub(crate) fn statements(mut self) -> Vec<Statement> {
        let alone = self.chances();
        let mut first = self.reported(&alone);
        let mut chances = alone.clone();
        for (index, nesting) in self.nesting_in(&first).into_iter().enumerate() {
            if nesting == Nesting::Inside {
                chances[index] = self.chance(index, nesting);
            }
        }
        if !accepted(&chances).eq(accepted(&alone)) {
            return self.reported(&chances);
        }
        // The same ones report, and so the same words.
        for (statement, index) in first.iter_mut().zip(accepted(&chances)) {
            statement.cue_probability = chances[index];
        }
        first
    }

    /// What they report where none stands in what another reports.
    pub(crate) fn first(&mut self) -> Vec<Statement> {
        self.reported(&self.chances())
    }

    /// Which of them stand in what another reports, as far as a first reading tells.
    pub(crate) fn nesting_in(&self, first: &[Statement]) -> Vec<Nesting> {
        let holds = |statement: &Statement, cue: &Candidate| {
            statement.cue.head != cue.head
                && statement.content.iter().any(|content| content.start > statement.cue.head && content.contains(&cue.head))
        };
        let inside = |cue: &Candidate| first.iter().any(|statement| holds(statement, cue));
        self.candidates.iter().map(|cue| if inside(cue) { Nesting::Inside } else { Nesting::Outside }).collect()
    }

    /// How likely each of them reports where none stands in what another reports.
    fn chances(&self) -> Vec<f32> {
        (0..self.candidates.len()).map(|index| self.chance(index, Nesting::Outside)).collect()
    }

    fn chance(&self, index: usize, nesting: Nesting) -> f32 {
        let features = cue::features(self.reading, self.unit, self.phrases, &self.candidates[index], nesting);
        self.reading.weights.chance(&features)
    }

    /// What those report that are likely to.
    fn reported(&mut self, chances: &[f32]) -> Vec<Statement> {
        let Cues { reading, unit, phrases, .. } = *self;
        let mut statements = Vec::new();
        for index in accepted(chances) {
            let (source, sure) = self.source_of(index);
            let (cue, content) = (self.candidates[index].clone(), Vec::new());
            let whole = source.map(|source| whole::of(reading, unit, phrases, source, &cue.words));
            statements.push(Statement { cue, source, whole, cue_probability: chances[index], source_probability: sure, content });
        }
        statement::fill(reading, unit, &mut statements);
        for statement in &mut statements {
            statement::drop_addressee(reading, phrases, statement);
        }
        statements
    }
}

/// Which of several are likelier than not.
fn accepted(chances: &[f32]) -> impl Iterator<Item = usize> {
    chances.iter().enumerate().filter(|(_, chance)| **chance >= 0.5).map(|(index, _)| index)
}
