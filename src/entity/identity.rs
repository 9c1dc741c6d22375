//! The names of one article to its entities; and the entities of several articles to who they are in all of them.

use foldhash::HashMap;

use super::merge::Merger;
use super::tag::Name;
use super::words::{Gender, HONORIFICS, ORGANIZATION_KINDS, fold, is_acronym};
use super::{Entities, Entity, EntityId, EntityType};
use crate::document::Document;
use crate::span::{self, Span};
use crate::token::Token;
use crate::words::Prose;

/// An entity of several articles.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedEntity {
    pub kind: EntityType,
    /// The fullest name in any of the articles.
    pub name: String,
    /// Article and entity of each, sorted; an article may name it as two that only another article joins.
    pub members: Vec<(usize, EntityId)>,
}

/// Finds out which entities of several articles are the same, in order of first appearance.
///
/// Two that one article keeps apart are never joined, whatever another article calls them.
pub fn merge_across(articles: &[&Entities]) -> Vec<SharedEntity> {
    let mut merger = Merger::default();
    let mut firsts = Vec::new();
    for (article, entities) in articles.iter().enumerate() {
        for (id, entity) in entities.entities.iter().enumerate() {
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            let nodes: Vec<usize> =
                names.map(|name| merger.add_owned(name, entity.kind, is_acronym(name), (article, id))).collect();
            nodes[1..].iter().for_each(|&node| merger.join(nodes[0], node));
            firsts.push(((article, id), nodes[0]));
        }
    }
    merger.run();
    let mut places: HashMap<usize, usize> = HashMap::default();
    let mut shared: Vec<SharedEntity> = Vec::new();
    for (member, node) in firsts {
        let entity = &articles[member.0].entities[member.1];
        let place = *places.entry(merger.root(node)).or_insert_with(|| {
            shared.push(SharedEntity { kind: entity.kind, name: entity.name.clone(), members: Vec::new() });
            shared.len() - 1
        });
        let fuller = fullness(&entity.name, entity.kind) > fullness(&shared[place].name, entity.kind);
        if fuller {
            shared[place].name.clone_from(&entity.name);
        }
        shared[place].members.push(member);
    }
    shared
}

/// Settles who each name means: for each name the index of its entity, and the entities, in order of first appearance, with
/// their names but without mentions.
pub(super) fn settle(document: &Document<'_>, tokens: &[Token], names: &[Name]) -> (Vec<EntityId>, Vec<Entity>) {
    let mut merger = Merger::default();
    let prose = Prose::whole(document.text, tokens);
    let nodes: Vec<usize> = names
        .iter()
        .map(|name| merger.add(&document.text[name.span], name.kind, name.acronym, title_gender(prose, name.span)))
        .collect();
    join_bracketed(document.text, names, &nodes, &mut merger);
    merger.run();
    let roots = in_reading_order(&mut merger, names, &nodes, tokens);
    number(document.text, names, &roots)
}

/// `Mr.` before a name.
pub(super) fn title_gender(prose: Prose<'_>, name: Span) -> Option<Gender> {
    let before = prose.up_to(prose.first_from(name.start));
    let title = before.places().rev().map(|place| before.word(place)).find(|&word| word != ".")?;
    HONORIFICS.get(fold(title).as_str()).copied().flatten()
}

/// `Kosovo Force (KFOR)`: what stands in brackets behind a name and is its initials, or the other way round.
fn join_bracketed(text: &str, names: &[Name], nodes: &[usize], merger: &mut Merger) {
    for (at, pair) in names.windows(2).enumerate() {
        let (one, other) = (&pair[0], &pair[1]);
        let between = &text[one.span.end..other.span.start];
        let bracketed = matches!(between.trim_start(), "(" | "(the " | "[") && text[other.span.end..].starts_with([')', ']']);
        if bracketed && one.acronym != other.acronym && one.kind != EntityType::Person {
            let (short, long) = if one.acronym { (one, other) } else { (other, one) };
            if abbreviates(&fold(&text[short.span]), &fold(&text[long.span])) {
                merger.join(nodes[at], nodes[at + 1]);
            }
        }
    }
}

/// Whether the letters of `short` stand in `long` in this order, the first at its start.
fn abbreviates(short: &str, long: &str) -> bool {
    let long = long.strip_prefix("the ").unwrap_or(long);
    let mut letters = long.chars();
    short.chars().next() == long.chars().next() && short.chars().all(|letter| letters.any(|other| other == letter))
}

/// The root of each name's node, where a last name that several people carry means the one that the reader knows so far.
///
/// Before the second of them is introduced there is one only. Afterwards a last name goes on to mean the first where the
/// article has called them so twice and has not spoken of another within the last two sentences; else it is left open.
fn in_reading_order(merger: &mut Merger, names: &[Name], nodes: &[usize], tokens: &[Token]) -> Vec<usize> {
    let index = merger.people_by_word();
    let mut bearers: HashMap<usize, Vec<usize>> = HashMap::default();
    // For each person, the sentence of the last mention, and how often the last name alone meant them.
    let mut seen: HashMap<usize, (usize, usize)> = HashMap::default();
    let mut roots = Vec::with_capacity(names.len());
    for (name, &node) in names.iter().zip(nodes) {
        let mut root = merger.root(node);
        let sentence = span::at(tokens, name.span.start).map_or(0, |token| tokens[token].sentence);
        if name.kind == EntityType::Person {
            let candidates = bearers.entry(node).or_insert_with(|| merger.bearers(&index, node)).clone();
            if candidates.len() > 1 {
                root = choose(&candidates, &seen, sentence).unwrap_or(root);
                seen.entry(root).or_default().1 += 1;
            }
            seen.entry(root).or_default().0 = sentence;
        }
        roots.push(root);
    }
    roots
}

fn choose(candidates: &[usize], seen: &HashMap<usize, (usize, usize)>, sentence: usize) -> Option<usize> {
    let mut known = candidates.iter().filter(|candidate| seen.contains_key(candidate));
    let (first, second) = (known.next()?, known.next());
    if second.is_none() {
        return Some(*first);
    }
    let established = *candidates.iter().max_by_key(|candidate| seen.get(candidate).map_or(0, |seen| seen.1))?;
    let called = seen.get(&established)?.1;
    let fresh = |candidate: &&usize| seen.get(candidate).is_some_and(|seen| seen.0 + 2 >= sentence);
    let rival = candidates.iter().filter(|&&candidate| candidate != established).find(fresh);
    (called >= 2 && rival.is_none()).then_some(established)
}

/// Entities in order of first appearance: type by majority, name the fullest.
fn number(text: &str, names: &[Name], roots: &[usize]) -> (Vec<EntityId>, Vec<Entity>) {
    let mut ids: HashMap<usize, EntityId> = HashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut of = Vec::with_capacity(names.len());
    for (at, root) in roots.iter().enumerate() {
        let id = *ids.entry(*root).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[id].push(at);
        of.push(id);
    }
    (of, groups.iter().map(|group| entity(text, names, group)).collect())
}

fn entity(text: &str, names: &[Name], group: &[usize]) -> Entity {
    let kinds = [EntityType::Person, EntityType::Organization, EntityType::Place, EntityType::Misc];
    let votes = |kind: EntityType| group.iter().filter(|&&at| names[at].kind == kind).count();
    let kind = kinds.into_iter().rev().max_by_key(|&kind| votes(kind)).unwrap_or(EntityType::Misc);
    let mut printed: Vec<&str> = Vec::new();
    let mut known = foldhash::HashSet::default();
    for &at in group {
        let name = &text[names[at].span];
        if known.insert(name) {
            printed.push(name);
        }
    }
    let fullest = (0..printed.len()).rev().max_by_key(|&at| fullness(printed[at], kind)).unwrap_or(0);
    let name = clean(printed.remove(fullest));
    let aliases = printed.into_iter().map(clean).collect();
    Entity { kind, name, aliases, roles: Vec::new(), mentions: Vec::new(), salience: 0.0 }
}

/// A name on one line.
fn clean(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How full a name is: words, then spelled out rather than in capitals or initials, then letters.
fn fullness(name: &str, kind: EntityType) -> (bool, usize, bool, usize) {
    // "the Alliance" says less than "NATO".
    if ORGANIZATION_KINDS.contains(name.to_lowercase().as_str()) {
        return (false, 0, false, 0);
    }
    let spelled_out = name.chars().any(char::is_lowercase);
    let words = name.split_whitespace().count();
    (kind == EntityType::Person || spelled_out, words, spelled_out, name.len())
}
