//! The names of one article to its entities; and the entities of several articles to who they are in all of them.

use std::hash::Hash;
use std::rc::Rc;

use foldhash::HashMap;

use super::merge::Merger;
use super::tag::Name;
use super::words::{Gender, HONORIFICS, ORGANIZATION_KINDS, fold, is_acronym};
use super::{Entities, Entity, EntityId, EntityType};
use crate::document::Document;
use crate::memory::{Kept, Key};
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

/// What is known of the names of the text before: whom each means, and the entities.
pub(super) type Settled = (Vec<EntityId>, Vec<Entity>);

/// A name with all that tells whom it means.
struct Called<'t> {
    name: &'t str,
    kind: EntityType,
    acronym: bool,
    /// Which a title before it tells.
    gender: Option<Gender>,
    /// How many sentences behind the name before it stands.
    further: usize,
    /// Whether the next name stands in brackets behind it.
    bracketed: bool,
}

/// Settles who each name means: for each name the index of its entity, and the entities, in order of first appearance, with
/// their names but without mentions.
pub(super) fn settle(document: &Document<'_>, tokens: &[Token], names: &[Name], memory: &mut Kept<Settled>) -> Settled {
    memory.next_text();
    let called = called(document.text, tokens, names);
    let tell = |key: &mut Key| {
        for name in &called {
            key.text(name.name);
            key.numbers([usize::from(name.acronym), usize::from(name.bracketed), name.further]);
            (name.kind, name.gender).hash(key);
        }
    };
    let settled = memory.get(tell, || settled(&called));
    Rc::unwrap_or_clone(settled)
}

fn called<'t>(text: &'t str, tokens: &[Token], names: &[Name]) -> Vec<Called<'t>> {
    let prose = Prose::whole(text, tokens);
    let mut called = Vec::with_capacity(names.len());
    let mut before = 0;
    for (at, name) in names.iter().enumerate() {
        let sentence = span::at(tokens, name.span.start).map_or(0, |token| tokens[token].sentence);
        called.push(Called {
            name: &text[name.span],
            kind: name.kind,
            acronym: name.acronym,
            gender: title_gender(prose, name.span),
            further: sentence.wrapping_sub(before),
            bracketed: names.get(at + 1).is_some_and(|next| is_bracketed(text, name.span, next.span)),
        });
        before = sentence;
    }
    called
}

fn settled(called: &[Called<'_>]) -> Settled {
    let mut merger = Merger::default();
    let nodes: Vec<usize> = called.iter().map(|name| merger.add(name.name, name.kind, name.acronym, name.gender)).collect();
    join_bracketed(called, &nodes, &mut merger);
    merger.run();
    let roots = in_reading_order(&mut merger, called, &nodes);
    number(called, &roots)
}

/// `Mr.` before a name.
pub(super) fn title_gender(prose: Prose<'_>, name: Span) -> Option<Gender> {
    gender_of(prose.word(place_before(prose, name)?))
}

/// Where the word before a name stands, a full stop aside.
pub(super) fn place_before(prose: Prose<'_>, name: Span) -> Option<usize> {
    let before = prose.up_to(prose.first_from(name.start));
    before.places().rev().find(|&place| before.word(place) != ".")
}

/// The gender that a title tells.
pub(super) fn gender_of(title: &str) -> Option<Gender> {
    HONORIFICS.get(fold(title).as_str()).copied().flatten()
}

/// Whether a name stands in brackets behind another.
fn is_bracketed(text: &str, one: Span, other: Span) -> bool {
    let between = &text[one.end..other.start];
    matches!(between.trim_start(), "(" | "(the " | "[") && text[other.end..].starts_with([')', ']'])
}

/// `Kosovo Force (KFOR)`: what stands in brackets behind a name and is its initials, or the other way round.
fn join_bracketed(called: &[Called<'_>], nodes: &[usize], merger: &mut Merger) {
    for (at, pair) in called.windows(2).enumerate() {
        let (one, other) = (&pair[0], &pair[1]);
        let (first, second) = (is_short(one), is_short(other));
        if one.bracketed && first != second && one.kind != EntityType::Person {
            let (short, long) = if first { (one, other) } else { (other, one) };
            if abbreviates(&fold(short.name), &fold(long.name)) {
                merger.join(nodes[at], nodes[at + 1]);
            }
        }
    }
}

/// Whether a name may be another's initials: "KFOR", "KeRRA".
fn is_short(name: &Called<'_>) -> bool {
    name.acronym || !name.name.contains(' ') && name.name.chars().filter(|c| c.is_uppercase()).count() > 1
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
fn in_reading_order(merger: &mut Merger, called: &[Called<'_>], nodes: &[usize]) -> Vec<usize> {
    let index = merger.people_by_word();
    let mut bearers: HashMap<usize, Vec<usize>> = HashMap::default();
    // For each person, the sentence of the last mention, and how often the last name alone meant them.
    let mut seen: HashMap<usize, (usize, usize)> = HashMap::default();
    let mut roots = Vec::with_capacity(called.len());
    let mut sentence = 0_usize;
    for (name, &node) in called.iter().zip(nodes) {
        let mut root = merger.root(node);
        sentence = sentence.wrapping_add(name.further);
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
fn number(called: &[Called<'_>], roots: &[usize]) -> Settled {
    let mut ids: HashMap<usize, EntityId> = HashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut of = Vec::with_capacity(called.len());
    for (at, root) in roots.iter().enumerate() {
        let id = *ids.entry(*root).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[id].push(at);
        of.push(id);
    }
    (of, groups.iter().map(|group| entity(called, group)).collect())
}

fn entity(called: &[Called<'_>], group: &[usize]) -> Entity {
    let kinds = [EntityType::Person, EntityType::Organization, EntityType::Place, EntityType::Misc];
    let votes = |kind: EntityType| group.iter().filter(|&&at| called[at].kind == kind).count();
    let kind = kinds.into_iter().rev().max_by_key(|&kind| votes(kind)).unwrap_or(EntityType::Misc);
    let mut printed: Vec<&str> = Vec::new();
    let mut known = foldhash::HashSet::default();
    for &at in group {
        let name = called[at].name;
        if known.insert(name) {
            printed.push(name);
        }
    }
    let fullest = (0..printed.len()).rev().max_by_key(|&at| fullness(printed[at], kind)).unwrap_or(0);
    let name = clean(printed.remove(fullest));
    let mut aliases: Vec<String> = Vec::new();
    for alias in printed.into_iter().map(clean) {
        // With another blank between its words it is no other name.
        if alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
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
