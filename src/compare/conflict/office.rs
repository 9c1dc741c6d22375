//! One person, two offices; one office, two people of one surname.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::check::office;
use crate::entity::EntityType;

use super::super::fact::Who;
use super::super::{Conflict, ConflictKind, Place};

/// People whom one article gives an office and another article another.
pub fn roles(articles: &[Analysis<'_>], who: &Who, event_of: &[usize]) -> Vec<Conflict> {
    let mut offices: BTreeMap<(usize, usize), Vec<(&'static str, Place)>> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate() {
        for (id, entity) in analysis.entities.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Person)
        {
            let Some(person) = who.shared(article, id) else { continue };
            for &span in &entity.roles {
                if let Some(office) = office(&analysis.document.text[span]) {
                    offices.entry((event_of[article], person)).or_default().push((office, Place { article, span }));
                }
            }
        }
    }
    let mut conflicts = Vec::new();
    for ((event, person), held) in offices {
        let mut by_article: BTreeMap<usize, HashSet<&str>> = BTreeMap::new();
        held.iter().for_each(|(office, place)| _ = by_article.entry(place.article).or_default().insert(office));
        let disputed = |offices: &HashSet<&str>| by_article.values().any(|others| others.is_disjoint(offices));
        let disputed: HashSet<usize> =
            by_article.iter().filter(|(_, offices)| disputed(offices)).map(|(&article, _)| article).collect();
        let contradicted = |place: &Place| disputed.contains(&place.article);
        let mut seen = HashSet::default();
        let places = held.iter().filter(|(office, place)| contradicted(place) && seen.insert((place.article, *office)));
        let mut places: Vec<Place> = places.map(|(_, place)| *place).collect();
        places.sort_unstable();
        if !places.is_empty() {
            conflicts.push(Conflict {
                event,
                statement: None,
                kind: ConflictKind::Role,
                about: who.names[person].clone(),
                places,
            });
        }
    }
    conflicts
}

/// What somebody is called in one article: the entity, the office and where it stands.
type Holder = (usize, Place);

/// Two people of one surname whom articles give the same office, each article one of them: `Finance Minister Paul Dreyer`,
/// `Finance Minister Petra Dreyer`.
pub fn holders(articles: &[Analysis<'_>], who: &Who, event_of: &[usize]) -> Vec<Conflict> {
    let mut held: BTreeMap<(usize, &'static str, String), Vec<Holder>> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate() {
        let people = analysis.entities.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Person);
        for (id, entity) in people {
            let Some(person) = who.shared(article, id) else { continue };
            let mut names = who.names[person].split_whitespace();
            let (Some(_), Some(surname)) = (names.next(), names.next_back()) else { continue };
            // The office stands right before the name: "Finance Minister Paul Dreyer".
            let named = entity.mentions.iter().map(|&mention| analysis.entities.mentions[mention].span);
            let mut titled = named.flat_map(|name| entity.roles.iter().map(move |&role| (name, role)));
            let titled = titled.find(|(name, role)| name.start > role.end && name.start - role.end == 1);
            let Some((span, role)) = titled else { continue };
            if let Some(office) = office(&analysis.document.text[role]) {
                let key = (event_of[article], office, surname.to_lowercase());
                held.entry(key).or_default().push((person, Place { article, span }));
            }
        }
    }
    let mut conflicts = Vec::new();
    for ((event, office, _), held) in held {
        let mut by_article: HashMap<usize, HashSet<usize>> = HashMap::default();
        held.iter().for_each(|(person, place)| _ = by_article.entry(place.article).or_default().insert(*person));
        let people: HashSet<usize> = held.iter().map(|(person, _)| *person).collect();
        if people.len() > 1 && by_article.values().all(|people| people.len() == 1) {
            let mut places: Vec<Place> = held.iter().map(|(_, place)| *place).collect();
            places.sort_unstable();
            conflicts.push(Conflict { event, statement: None, kind: ConflictKind::Name, about: office.to_owned(), places });
        }
    }
    conflicts
}
