//! Who, how much and when: which articles of an event have an entity, a figure, a date; who speaks in which.

use std::collections::BTreeMap;

use foldhash::HashSet;

use crate::analysis::Analysis;
use crate::entity::{DateExpression, EntityId, EntityType, Figure, SharedEntity, same_given_name};
use crate::quote::Quote;

use super::variant::{is_misspelt, is_variant, plain};
use super::{ComparedDate, ComparedEntity, ComparedFigure, Event, Member, Place, Presence, QuotedSpeaker};

/// Which entity of each article is which of those that the articles share.
pub struct Who {
    /// By article and entity.
    shared: Vec<Vec<usize>>,
    /// Articles with the entities that they mention.
    mentioned: HashSet<(usize, usize)>,
    pub names: Vec<String>,
    pub kinds: Vec<EntityType>,
    /// Whether more than one article mentions it.
    pub in_several: Vec<bool>,
}

impl Who {
    pub fn new(articles: &[Analysis<'_>], entities: &[SharedEntity]) -> Self {
        let mut shared: Vec<Vec<usize>> =
            articles.iter().map(|article| vec![usize::MAX; article.entities.entities.len()]).collect();
        for (index, entity) in entities.iter().enumerate() {
            for &(article, id) in &entity.members {
                shared[article][id] = index;
            }
        }
        let names = entities.iter().map(|entity| entity.name.clone()).collect();
        let kinds = entities.iter().map(|entity| entity.kind).collect();
        let several = |entity: &SharedEntity| entity.members.iter().any(|member| member.0 != entity.members[0].0);
        let in_several = entities.iter().map(several).collect();
        let members = entities.iter().enumerate();
        let mentioned = members.flat_map(|(index, entity)| entity.members.iter().map(move |member| (member.0, index))).collect();
        Who { shared, mentioned, names, kinds, in_several }
    }

    /// The shared entity of an entity of an article.
    pub fn shared(&self, article: usize, entity: EntityId) -> Option<usize> {
        self.shared[article].get(entity).copied().filter(|&index| index != usize::MAX)
    }

    /// Whether an article mentions a shared entity.
    pub fn mentions(&self, article: usize, entity: usize) -> bool {
        self.mentioned.contains(&(article, entity))
    }

    /// The shared entity that a quote is given to.
    pub fn speaker(&self, article: usize, quote: &Quote) -> Option<usize> {
        self.shared(article, quote.speaker?.entity?)
    }
}

/// The entities that articles share, two people of one surname apart: that both are called `Smith` makes John of one article and
/// Mary of another no one person.
pub fn people_apart(articles: &[Analysis<'_>], shared: Vec<SharedEntity>) -> Vec<SharedEntity> {
    let mut apart = Vec::with_capacity(shared.len());
    for entity in shared {
        if entity.kind != EntityType::Person {
            apart.push(entity);
            continue;
        }
        // For each given name, the members that have it; the first has those too that are called by their surname alone.
        let mut people: Vec<(Option<String>, SharedEntity)> = Vec::new();
        for &member in &entity.members {
            let name = &articles[member.0].entities.entities[member.1].name;
            let given = given_name(name);
            let same = |known: &Option<String>| match (known, &given) {
                (Some(known), Some(given)) => may_be_one(known, given),
                _ => true,
            };
            match people.iter_mut().find(|(known, _)| same(known)) {
                Some((known, person)) => {
                    known.get_or_insert_with(|| given.unwrap_or_default());
                    if name.len() > person.name.len() {
                        person.name.clone_from(name);
                    }
                    person.members.push(member);
                }
                None => people.push((given, SharedEntity { kind: entity.kind, name: name.clone(), members: vec![member] })),
            }
        }
        match people.len() {
            1 => apart.push(entity),
            _ => apart.extend(people.into_iter().map(|(_, person)| person)),
        }
    }
    apart
}

/// The entities that articles share, two that are one but for their spelling together: an article has one of them, another the other.
/// What is called by another word (`Ministry of Health`, `Ministry of Labour`) is another.
pub fn spelled_alike(shared: Vec<SharedEntity>) -> Vec<SharedEntity> {
    // In the order of the alphabet spellings of one name stand near one another.
    const NEAREST: usize = 24;
    let mut order: Vec<(String, usize)> = shared.iter().enumerate().map(|(at, entity)| (plain(&entity.name), at)).collect();
    order.sort_unstable();
    let mut alike = Alike::new(&shared);
    for (place, (name, one)) in order.iter().enumerate() {
        let initial = name.chars().next();
        let near = order[place + 1..].iter().take(NEAREST).take_while(|(other, _)| other.chars().next() == initial);
        for (other_name, other) in near {
            if shared[*one].kind == shared[*other].kind && is_misspelt(name, other_name) {
                alike.join(*one, *other);
            }
        }
    }
    let mut together: Vec<SharedEntity> = Vec::with_capacity(shared.len());
    let mut places: Vec<usize> = vec![usize::MAX; shared.len()];
    for (at, entity) in shared.into_iter().enumerate() {
        let first = alike.root(at);
        if first == at {
            places[at] = together.len();
            together.push(entity);
        } else {
            let whole = &mut together[places[first]];
            whole.members.extend(entity.members);
            whole.members.sort_unstable();
        }
    }
    together
}

/// Entities that are one but for their spelling. Of each article only one of them.
struct Alike {
    /// The first that each is one with.
    first: Vec<usize>,
    /// Of each first, the articles that have one of its spellings.
    articles: Vec<HashSet<usize>>,
}

impl Alike {
    fn new(shared: &[SharedEntity]) -> Self {
        let articles = shared.iter().map(|entity| entity.members.iter().map(|member| member.0).collect()).collect();
        Alike { first: (0..shared.len()).collect(), articles }
    }

    /// The first that an entity is one with.
    fn root(&mut self, mut at: usize) -> usize {
        while self.first[at] != at {
            self.first[at] = self.first[self.first[at]];
            at = self.first[at];
        }
        at
    }

    /// Joins two that stand in different articles.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (kept, gone) = (one.min(other), one.max(other));
        if kept != gone && self.articles[kept].is_disjoint(&self.articles[gone]) {
            let moved = std::mem::take(&mut self.articles[gone]);
            self.articles[kept].extend(moved);
            self.first[gone] = kept;
        }
    }
}

fn given_name(name: &str) -> Option<String> {
    let mut words = name.split_whitespace();
    let first = words.next()?;
    words.next().map(|_| first.to_lowercase())
}

/// Whether two given names may be one person's: equal, an initial, a short form, another spelling.
fn may_be_one(one: &str, other: &str) -> bool {
    let initial = |name: &str| name.contains('.') || name.chars().count() < 3;
    let starts = |short: &str, long: &str| long.starts_with(short.chars().next().unwrap_or_default());
    let spelled = one.starts_with(other) || other.starts_with(one) || is_variant(one, other);
    let short = (initial(one) || initial(other)) && starts(one, other);
    one.is_empty() || other.is_empty() || spelled || short || same_given_name(one, other)
}

fn has(events: &[Event], event: usize) -> bool {
    events[event].articles.len() > 1
}

fn different(places: &[Place]) -> usize {
    let mut articles: Vec<usize> = places.iter().map(|place| place.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles.len()
}

/// The entities of all articles.
pub fn entities(articles: &[Analysis<'_>], shared: &[SharedEntity], events: &[Event], event_of: &[usize]) -> Vec<ComparedEntity> {
    let compared = |entity: &SharedEntity| {
        let mentions = |article: usize, id: EntityId| articles[article].entities.entities[id].mentions.len();
        let members =
            entity.members.iter().map(|&(article, entity)| Member { article, entity, mentions: mentions(article, entity) });
        let mut by_event: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &(article, _) in &entity.members {
            let articles = by_event.entry(event_of[article]).or_default();
            if articles.last() != Some(&article) {
                articles.push(article);
            }
        }
        let presence = |(event, having): (usize, Vec<usize>)| (event, Presence::of(having.len(), events[event].articles.len()));
        ComparedEntity {
            kind: entity.kind,
            name: entity.name.clone(),
            members: members.collect(),
            presence: by_event.into_iter().map(presence).collect(),
        }
    };
    shared.iter().map(compared).collect()
}

/// The figures of events that several articles tell of, those with a value.
pub fn figures(articles: &[Analysis<'_>], events: &[Event], event_of: &[usize]) -> Vec<ComparedFigure> {
    let mut figures: Vec<(String, ComparedFigure)> = Vec::new();
    let mut places: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate().filter(|(article, _)| has(events, event_of[*article])) {
        let event = event_of[article];
        for figure in &analysis.entities.figures {
            let Some(value) = figure.value else { continue };
            let key = key(figure, value);
            let index = *places.entry((event, key.clone())).or_insert_with(|| {
                let Figure { kind, ref unit, .. } = *figure;
                figures.push((
                    key,
                    ComparedFigure { event, kind, value, unit: unit.clone(), presence: Presence::One, places: Vec::new() },
                ));
                figures.len() - 1
            });
            figures[index].1.places.push(Place { article, span: figure.span });
        }
    }
    let settled = |(_, figure): (String, ComparedFigure)| ComparedFigure {
        presence: Presence::of(different(&figure.places), events[figure.event].articles.len()),
        ..figure
    };
    figures.into_iter().map(settled).collect()
}

fn key(figure: &Figure, value: f64) -> String {
    format!("{} {value} {}", figure.kind.name(), figure.unit.as_deref().unwrap_or_default())
}

/// The dates of events that several articles tell of, those that are settled.
pub fn dates(articles: &[Analysis<'_>], events: &[Event], event_of: &[usize]) -> Vec<ComparedDate> {
    let mut places: BTreeMap<(usize, &str), Vec<(Place, &DateExpression)>> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate().filter(|(article, _)| has(events, event_of[*article])) {
        for date in &analysis.entities.dates {
            let Some(value) = &date.value else { continue };
            places.entry((event_of[article], value)).or_default().push((Place { article, span: date.span }, date));
        }
    }
    let compared = |((event, value), found): ((usize, &str), Vec<(Place, &DateExpression)>)| {
        let places: Vec<Place> = found.iter().map(|(place, _)| *place).collect();
        let presence = Presence::of(different(&places), events[event].articles.len());
        ComparedDate { event, value: value.to_owned(), grain: found[0].1.grain, presence, places }
    };
    places.into_iter().map(compared).collect()
}

/// Who speaks in which article, and how much.
pub fn speakers(articles: &[Analysis<'_>], who: &Who) -> Vec<QuotedSpeaker> {
    let mut speakers = Vec::new();
    for (article, analysis) in articles.iter().enumerate() {
        for speaker in &analysis.statistics.sourcing.speakers {
            let Some(entity) = speaker.entity.and_then(|entity| who.shared(article, entity)) else { continue };
            speakers.push(QuotedSpeaker {
                article,
                entity,
                quotes: speaker.quotes,
                direct_words: speaker.direct_words,
                indirect_words: speaker.indirect_words,
                share: speaker.share,
            });
        }
    }
    speakers
}
