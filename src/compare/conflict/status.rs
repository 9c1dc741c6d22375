//! Done in one article, still to come in another.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::lexicon::{self, rule_words};
use crate::span::Span;

use super::super::fact::Who;
use super::super::term::TermId;
use super::super::words::stem;
use super::super::{Conflict, ConflictKind, Place};
use super::{Found, Side};
use crate::words::{Form, Prose, Tag};

/// Whether something has happened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Done,
    Planned,
}

/// What one article tells of as done and another as still to come: the same verb with the same name behind it.
pub fn statuses(articles: &[Analysis<'_>], who: &Who, event_of: &[usize]) -> Vec<Conflict> {
    let mut told: BTreeMap<(usize, usize, String), Vec<(Status, Place)>> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate() {
        for (verb, status, entity, span) in deeds(article, analysis, who) {
            told.entry((event_of[article], entity, verb)).or_default().push((status, Place { article, span }));
        }
    }
    let mut conflicts = Vec::new();
    for ((event, entity, verb), deeds) in told {
        let only = |status: Status| {
            let mut articles: HashMap<usize, Option<Place>> = HashMap::default();
            for &(told, place) in &deeds {
                let entry = articles.entry(place.article).or_insert(Some(place));
                *entry = entry.filter(|_| told == status);
            }
            articles.into_values().flatten().collect::<Vec<Place>>()
        };
        let (done, planned) = (only(Status::Done), only(Status::Planned));
        if !done.is_empty() && !planned.is_empty() {
            let mut places: Vec<Place> = done.into_iter().chain(planned).collect();
            places.sort_unstable();
            conflicts.push(Conflict {
                event,
                statement: None,
                kind: ConflictKind::Status,
                about: format!("{verb} {}", who.names[entity]),
                places,
            });
        }
    }
    conflicts
}

/// Verbs with the name behind them, whether it is done, and the words from one to the other.
fn deeds(article: usize, analysis: &Analysis<'_>, who: &Who) -> Vec<(String, Status, usize, Span)> {
    const REACH: usize = 8;
    let prose = analysis.prose();
    let mut deeds = Vec::new();
    // "met with Ana Lee in Lisk": done to the first name only.
    let mut taken = HashSet::default();
    for mention in &analysis.entities.mentions {
        let Some(entity) = who.shared(article, mention.entity) else { continue };
        let name = prose.first_from(mention.span.start);
        let deed = last_deed(prose.around(name).up_to(name).tail(REACH));
        if let Some((at, verb, status)) = deed.filter(|&(at, ..)| taken.insert(at)) {
            deeds.push((verb, status, entity, prose.span(at..at + 1).join(mention.span)));
        }
    }
    deeds
}

/// The last verb of the words before a name: where it starts, its stem and whether it is done. Nothing but words that lead to
/// an object may stand between the verb and the name.
fn last_deed(words: Prose<'_>) -> Option<(usize, String, Status)> {
    for at in words.places().rev() {
        let form = words.word(at).to_lowercase();
        let before = words.before(at).to_lowercase();
        if matches!(before.as_str(), "to" | "will") && PLANNED_VERBS.contains(form.as_str()) {
            let announces = |&at: &usize| ANNOUNCING.contains(words.word(at).to_lowercase().as_str());
            let start = words.up_to(at).tail(5).places().rev().find(announces)?;
            return Some((start, stem(&form), Status::Planned));
        }
        let base = stem(&form);
        if PLANNED_STEMS.contains(base.as_str())
            && PLANNED_STEMS.len() > 1
            && !PLANNED_VERBS.contains(form.as_str())
            && !form.ends_with("ing")
            && !form.ends_with('s')
        {
            return (!rule_words!("undone").has(&before)).then_some((at, base, Status::Done));
        }
        if matches!(form.as_str(), "," | ";" | ":") || rule_words!("closes-plan").has(&form) {
            return None;
        }
    }
    None
}

/// A verb of a passage that is done, or still to come.
pub struct Plan {
    term: TermId,
    status: Status,
    lemma: String,
    span: Span,
}

/// The deeds of a passage: `visited`, `will visit`. What is denied is no deed.
pub fn plans(side: &Side<'_, '_>) -> Vec<Plan> {
    let words = &side.analysis.words;
    let verbs = side.prose.places().filter(|&at| words.tag(at) == Tag::Verb && PLANNED_VERBS.contains(words.lemma(at).as_ref()));
    verbs
        .filter_map(|at| {
            let before = side.prose.row.earlier(at);
            let to_come = before.is_some_and(|before| side.lower(before) == "will");
            let status = match words.form(at) {
                Some(Form::Past) => Status::Done,
                Some(Form::Base) if to_come => Status::Planned,
                _ => return None,
            };
            let first = before.filter(|_| status == Status::Planned).unwrap_or(at);
            let span = side.prose.span(first..at + 1);
            Some(Plan { term: side.terms[at]?, status, lemma: words.lemma(at).into_owned(), span })
        })
        .collect()
}

/// What one passage tells as done and the other as still to come.
pub fn differing(here: &[Plan], there: &[Plan]) -> Option<Found> {
    let pairs = here.iter().flat_map(|one| there.iter().map(move |other| (one, other)));
    let (one, other) = pairs
        .into_iter()
        .find(|(one, other)| one.term == other.term && one.lemma == other.lemma && one.status != other.status)?;
    Some((ConflictKind::Status, one.lemma.clone(), one.span, other.span))
}

/// What stands before a deed that is still to come: `due`, `plans`.
static ANNOUNCING: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/announcing.txt")));

/// Verbs of things that are announced before they happen, in their base form.
static PLANNED_VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/deeds.txt")));
static PLANNED_STEMS: LazyLock<HashSet<String>> = LazyLock::new(|| PLANNED_VERBS.iter().map(|verb| stem(verb)).collect());
