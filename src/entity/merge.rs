//! Names to who they are: which names mean the same person, organization or place.
//!
//! Prefers two entities where there is one over one where there are two: a last name that two people of the article carry is
//! merged with neither.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use foldhash::{HashMap, HashSet};

use super::EntityType;
use super::words::{ALIASES, Gender, HONORIFICS, KNOWN_ACRONYMS, KNOWN_KINDS, ORGANIZATION_KINDS, fold, same_given_name, tells};
use crate::lexicon::rule_words;

/// How many names that share a word are looked at before it counts as shared by too many.
const MOST_CANDIDATES: usize = 24;

/// How many times as often as a longer name a firm's is printed, where the longer one is what the firm makes.
const OFTEN: usize = 8;

/// A distinct name and what it was tagged as.
struct Node {
    /// Folded, without titles before it and `Jr.` behind it.
    words: Vec<String>,
    kind: EntityType,
    acronym: bool,
    gender: Option<Gender>,
    /// It is printed with what only firms have: `Vanta Systems Inc.`
    firm: bool,
    /// How often it is printed.
    count: usize,
    /// What it was taken from: nodes of one article that were told apart there stay apart.
    owner: Option<(usize, usize)>,
}

/// Joins the nodes that mean the same, and tells which.
#[derive(Default)]
pub(super) struct Merger {
    nodes: Vec<Node>,
    parents: Vec<usize>,
    by_key: HashMap<(String, EntityType, Option<Gender>), usize>,
}

impl Merger {
    /// Adds a name; the same name of the same type gives the same node. A title before it (`Mrs.`) may tell a gender.
    pub(super) fn add(&mut self, name: &str, kind: EntityType, acronym: bool, gender: Option<Gender>) -> usize {
        let words = words_of(name, kind);
        let gender = gender.filter(|_| kind == EntityType::Person && words.len() == 1);
        let key = (words.join(" "), kind, gender);
        if let Some(&node) = self.by_key.get(&key) {
            self.nodes[node].count += 1;
            self.nodes[node].firm |= is_firm(name);
            return node;
        }
        let node = self.push(Node { words, kind, acronym, gender, firm: is_firm(name), count: 1, owner: None });
        self.by_key.insert(key, node);
        node
    }

    /// Adds a name of the entity `owner.1` of the article `owner.0`.
    pub(super) fn add_owned(&mut self, name: &str, kind: EntityType, acronym: bool, owner: (usize, usize)) -> usize {
        self.push(Node {
            words: words_of(name, kind),
            kind,
            acronym,
            gender: None,
            firm: is_firm(name),
            count: 1,
            owner: Some(owner),
        })
    }

    fn push(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.parents.push(self.parents.len());
        self.parents.len() - 1
    }

    /// The node that stands for all that are joined with this one.
    pub(super) fn root(&mut self, node: usize) -> usize {
        let mut root = node;
        while self.parents[root] != root {
            self.parents[root] = self.parents[self.parents[root]];
            root = self.parents[root];
        }
        root
    }

    /// Joins two nodes, because the text says that they are the same.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other)] = one.min(other);
    }

    /// Joins all that the names alone tell to be the same.
    pub(super) fn run(&mut self) {
        self.join_same_names();
        self.join_full_names();
        self.join_acronyms();
        self.join_turned_organizations();
        self.join_short_organizations();
        self.join_misspelt_people();
        self.join_known_kinds();
        self.join_short_people();
    }

    fn join_same_names(&mut self) {
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for node in 0..self.nodes.len() {
            let key = self.nodes[node].words.join(" ").replace('-', " ");
            let known = if self.is_person(node) { None } else { ALIASES.get(key.as_str()).copied() };
            by_key.entry(skeleton(known.unwrap_or(&key))).or_default().push(node);
        }
        for group in by_key.into_values() {
            self.join_group(&group);
        }
    }

    /// One spelling, several types: a tagger's slip, unless both a person and something else are well attested.
    fn join_group(&mut self, group: &[usize]) {
        let weight = |people: bool| -> usize {
            group.iter().filter(|&&node| self.is_person(node) == people).map(|&node| self.nodes[node].count).sum()
        };
        let (people, others) = (weight(true), weight(false));
        let apart = people >= 2 && others >= 2;
        let told = |gender| group.iter().any(|&node| self.nodes[node].gender == Some(gender));
        // "Mr. Vale" and "Mrs. Vale" are two, and a bare "Vale" is either.
        let couple = told(Gender::Male) && told(Gender::Female);
        let mut firsts: HashMap<(bool, Option<Gender>), usize> = HashMap::default();
        for &node in group {
            let class = (apart && self.is_person(node), self.nodes[node].gender.filter(|_| couple));
            match firsts.entry(class) {
                Entry::Occupied(first) => self.join_unless_apart(*first.get(), node),
                Entry::Vacant(place) => _ = place.insert(node),
            }
        }
    }

    /// `John F. Kennedy`, `John Kennedy` and `J. Kennedy`, where nobody else is called so.
    fn join_full_names(&mut self) {
        let mut by_last: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (node, name) in self.nodes.iter().enumerate() {
            if name.kind == EntityType::Person && name.words.len() > 1 {
                let namesakes = by_last.entry(name.words.last().cloned().unwrap_or_default()).or_default();
                if namesakes.len() < MOST_CANDIDATES {
                    namesakes.push(node);
                }
            }
        }
        for namesakes in by_last.into_values() {
            for (at, &one) in namesakes.iter().enumerate() {
                for &other in &namesakes[at + 1..] {
                    if compatible(&self.nodes[one].words, &self.nodes[other].words)
                        && self.initials_are_clear(&namesakes, one, other)
                    {
                        self.join_unless_apart(one, other);
                    }
                }
            }
        }
    }

    /// "J. Vale" beside John Vale and Jane Vale is left alone.
    fn initials_are_clear(&self, namesakes: &[usize], one: usize, other: usize) -> bool {
        let given = |node: usize| self.nodes[node].words[0].as_str();
        let spelled_out = |node: usize| given(node).chars().count() > 1;
        let (initial, name) = match (spelled_out(one), spelled_out(other)) {
            (true, false) => (given(other), given(one)),
            (false, true) => (given(one), given(other)),
            _ => return true,
        };
        let could_be = namesakes.iter().filter(|&&node| spelled_out(node) && given(node).starts_with(initial));
        could_be.into_iter().all(|&node| same_given_name(given(node), name))
    }

    /// `KFOR` and `Kosovo Force` where one and only one name has these initials.
    fn join_acronyms(&mut self) {
        let mut by_initials: HashMap<String, Vec<usize>> = HashMap::default();
        for (node, name) in self.nodes.iter().enumerate().filter(|(_, name)| name.words.len() > 1) {
            for initials in initials(&name.words) {
                by_initials.entry(initials).or_default().push(node);
            }
        }
        for node in 0..self.nodes.len() {
            let name = &self.nodes[node];
            // "BBC" is the broadcaster, whatever else the letters fit, unless the text says so in brackets.
            if !name.acronym || name.words.len() != 1 || KNOWN_ACRONYMS.contains(name.words[0].to_uppercase().as_str()) {
                continue;
            }
            let Some(candidates) = by_initials.get(&self.nodes[node].words[0]) else { continue };
            let mut roots: Vec<usize> = candidates.iter().take(MOST_CANDIDATES).map(|&candidate| self.root(candidate)).collect();
            roots.sort_unstable();
            roots.dedup();
            if let [only] = roots[..] {
                self.join_unless_apart(only, node);
            }
        }
    }

    /// `Norwick University` and `University of Norwick`.
    fn join_turned_organizations(&mut self) {
        let mut by_words: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (node, name) in self.nodes.iter().enumerate().filter(|(_, name)| is_institution(name) && name.words.len() > 1) {
            let mut words: Vec<String> = name.words.iter().filter(|word| !is_small(word)).cloned().collect();
            words.sort_unstable();
            if words.iter().any(|word| ORGANIZATION_KINDS.contains(word.as_str())) {
                by_words.entry(words).or_default().push(node);
            }
        }
        for group in by_words.into_values() {
            group.windows(2).for_each(|two| self.join_unless_apart(two[0], two[1]));
        }
    }

    /// `Halden` for `Halden Shipping Group`, `Security Council` for `UN Security Council`, where one only is called so.
    fn join_short_organizations(&mut self) {
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::default();
        let mut by_last: HashMap<String, Vec<usize>> = HashMap::default();
        for (node, name) in self.nodes.iter().enumerate().filter(|(_, name)| name.kind == EntityType::Organization) {
            by_first.entry(name.words.first().cloned().unwrap_or_default()).or_default().push(node);
            by_last.entry(name.words.last().cloned().unwrap_or_default()).or_default().push(node);
        }
        for node in 0..self.nodes.len() {
            let name = &self.nodes[node];
            if name.kind != EntityType::Organization || name.acronym || name.words.is_empty() {
                continue;
            }
            let opens = by_first.get(&name.words[0]).map_or(&[][..], Vec::as_slice).iter();
            let opens = opens.take(MOST_CANDIDATES).copied().filter(|&other| opens_with(&self.nodes[other].words, &name.words));
            let ends = name.words.last().and_then(|last| by_last.get(last)).map_or(&[][..], Vec::as_slice).iter();
            let ends = ends.take(MOST_CANDIDATES).copied().filter(|&other| closes_with(&self.nodes[other].words, &name.words));
            for longer in [opens.collect::<Vec<_>>(), ends.collect()] {
                let longer: Vec<usize> = longer.into_iter().filter(|&other| !self.is_made_by(other, node)).collect();
                let mut roots: Vec<usize> = longer.into_iter().map(|other| self.root(other)).collect();
                roots.sort_unstable();
                roots.dedup();
                if let [only] = roots[..] {
                    self.join_unless_apart(only, node);
                }
            }
        }
    }

    /// Whether the longer name is what the firm makes, and none of its own: "Norsec" all over the text, and "Norsec Vault" once.
    fn is_made_by(&self, longer: usize, short: usize) -> bool {
        let (longer, short) = (&self.nodes[longer], &self.nodes[short]);
        let [firm] = short.words.as_slice() else { return false };
        let mut more = longer.words.iter().filter(|word| *word != firm);
        let institution = more.any(|word| ORGANIZATION_KINDS.contains(word.as_str()) || is_small(word));
        !institution && !longer.firm && short.count >= OFTEN * longer.count
    }

    /// `Dana Brell` and `Dana Brel`: a letter is amiss, and no second person is meant.
    fn join_misspelt_people(&mut self) {
        let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (node, name) in self.nodes.iter().enumerate() {
            if name.kind == EntityType::Person && name.words.len() > 1 {
                by_first.entry(name.words[0].clone()).or_default().push(node);
            }
        }
        for group in by_first.into_values() {
            for (at, &one) in group.iter().take(MOST_CANDIDATES).enumerate() {
                for &other in group[at + 1..].iter().take(MOST_CANDIDATES) {
                    let names = self.nodes[one].words.split_last().zip(self.nodes[other].words.split_last());
                    let misspelt =
                        names.is_some_and(|((last, before), (other, middle))| before == middle && is_misspelling(last, other));
                    if misspelt {
                        self.join_unless_apart(one, other);
                    }
                }
            }
        }
    }

    /// `the Alliance` for `NATO`, where no other of its kind is named.
    fn join_known_kinds(&mut self) {
        let mut by_kind: HashMap<&str, Vec<usize>> = HashMap::default();
        for node in 0..self.nodes.len() {
            let name = self.nodes[node].words.join(" ");
            if let Some(kind) = KNOWN_KINDS.get(name.as_str()).copied() {
                let root = self.root(node);
                let known = by_kind.entry(kind).or_default();
                if !known.contains(&root) {
                    known.push(root);
                }
            }
        }
        for node in 0..self.nodes.len() {
            let [word] = self.nodes[node].words.as_slice() else { continue };
            if let Some([only]) = by_kind.get(word.as_str()).map(Vec::as_slice) {
                self.join_unless_apart(*only, node);
            }
        }
    }

    /// `Osmani` for `Vjosa Osmani`, where nobody else of the article carries the name.
    fn join_short_people(&mut self) {
        let index = self.people_by_word();
        for node in self.people_shortest_last() {
            if let [only] = self.bearers(&index, node)[..] {
                self.join_unless_apart(only, node);
            }
        }
    }

    fn people_shortest_last(&self) -> Vec<usize> {
        let mut people: Vec<usize> = (0..self.nodes.len()).filter(|&node| self.is_person(node)).collect();
        people.sort_by_key(|&node| std::cmp::Reverse(self.nodes[node].words.len()));
        people
    }

    /// For each word, the people whose name of several words holds it.
    pub(super) fn people_by_word(&self) -> HashMap<String, Vec<usize>> {
        let mut index: HashMap<String, Vec<usize>> = HashMap::default();
        for (node, name) in self.nodes.iter().enumerate() {
            if name.kind == EntityType::Person && name.words.len() > 1 {
                for word in name.words.iter().collect::<HashSet<_>>() {
                    index.entry(word.clone()).or_default().push(node);
                }
            }
        }
        index
    }

    /// Who a shorter name can mean: those whose name ends with it; else those whose name opens with it; else those who carry
    /// it inside. Each is named by its root.
    pub(super) fn bearers(&mut self, index: &HashMap<String, Vec<usize>>, node: usize) -> Vec<usize> {
        let words = self.nodes[node].words.clone();
        let candidates = words.last().and_then(|word| index.get(word)).map_or(&[][..], Vec::as_slice);
        let gender = self.nodes[node].gender;
        let mut ranked: [Vec<usize>; 3] = Default::default();
        for &candidate in candidates.iter().take(MOST_CANDIDATES * 8) {
            let name = &self.nodes[candidate];
            let clash = matches!((gender, gender_of(name)), (Some(one), Some(other)) if one != other);
            if candidate == node || name.words.len() <= words.len() || clash {
                continue;
            }
            let rank = if name.words.ends_with(&words) {
                0
            } else if name.words.starts_with(&words) {
                1
            } else if name.words.windows(words.len()).any(|window| window == words) {
                2
            } else {
                continue;
            };
            let root = self.root(candidate);
            if !ranked[rank].contains(&root) {
                ranked[rank].push(root);
            }
        }
        ranked.into_iter().find(|roots| !roots.is_empty()).unwrap_or_default()
    }

    fn is_person(&self, node: usize) -> bool {
        self.nodes[node].kind == EntityType::Person
    }

    /// Joins two nodes, unless some of theirs were told apart in one article.
    fn join_unless_apart(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let apart = matches!((self.nodes[one].owner, self.nodes[other].owner), (Some(one), Some(other)) if one.0 == other.0 && one.1 != other.1);
        if !apart {
            self.join(one, other);
        }
    }
}

fn is_firm(name: &str) -> bool {
    name.rsplit([' ', ',']).next().is_some_and(|last| tells(&fold(last), "firm-form"))
}

fn is_institution(node: &Node) -> bool {
    matches!(node.kind, EntityType::Organization | EntityType::Place)
}

/// Words that tell nothing of which organization is meant.
fn is_small(word: &str) -> bool {
    word == "&" || rule_words!("small-in-name").has(word)
}

/// Whether a longer name opens with a shorter one that may stand for it.
fn opens_with(longer: &[String], shorter: &[String]) -> bool {
    // "Bank" is not "Bank of Halden", nor "Ministry" one of several.
    let goes_on_as_part = longer.get(shorter.len()).is_some_and(|word| is_small(word));
    longer.len() > shorter.len() && longer.starts_with(shorter) && !goes_on_as_part
}

/// Whether a longer name ends with a shorter one that may stand for it: not "Halden" for "University of Halden".
fn closes_with(longer: &[String], shorter: &[String]) -> bool {
    let before = longer.len().checked_sub(shorter.len() + 1).map(|at| longer[at].as_str());
    longer.ends_with(shorter) && before.is_some_and(|word| !is_small(word))
}

/// Whether two long words differ in one letter that is more, less or other, or in two that are swapped, and sound alike: they
/// open and end with the same letter.
fn is_misspelling(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(here, there)| here == there).count();
    let end = one[start..].iter().rev().zip(other[start..].iter().rev()).take_while(|(here, there)| here == there).count();
    let (here, there) = (&one[start..one.len() - end], &other[start..other.len() - end]);
    let swapped = here.len() == 2 && there.len() == 2 && here[0] == there[1] && here[1] == there[0];
    one.len().min(other.len()) >= 5
        && start > 0
        && (here.len() + there.len() <= 1 || here.len() <= 1 && there.len() <= 1 && end > 0 || swapped)
}

fn gender_of(node: &Node) -> Option<Gender> {
    node.gender.or_else(|| super::words::GIVEN_NAMES.get(node.words.first()?.as_str()).copied().flatten())
}

/// Whether two names of several words can be one person's: given names that agree, last names that do, and no middle name
/// against another.
fn compatible(one: &[String], other: &[String]) -> bool {
    let agree = |one: &str, other: &str| {
        let initial = one.chars().count() == 1 || other.chars().count() == 1;
        same_given_name(one, other) || initial && one.chars().next() == other.chars().next()
    };
    let [first, middle @ .., last] = one else { return false };
    let [other_first, other_middle @ .., other_last] = other else { return false };
    last == other_last
        && agree(first, other_first)
        && (middle.is_empty() || other_middle.is_empty() || middle.iter().zip(other_middle).all(|(one, other)| agree(one, other)))
}

fn last_of(words: &[String]) -> &str {
    words.last().map_or("", String::as_str)
}

/// The folded words of a name, without "the", titles and what stands behind a last name.
fn words_of(name: &str, kind: EntityType) -> Vec<String> {
    let mut words: Vec<String> = name
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '“' | '”' | '‘' | '(' | ')'))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    if kind == EntityType::Person {
        words = words.iter().flat_map(|word| person_words(word)).collect();
        while words.len() > 1 && HONORIFICS.contains_key(words[0].as_str()) {
            words.remove(0);
        }
        while words.len() > 1 && tells(last_of(&words), "generation") {
            words.pop();
        }
    }
    if kind == EntityType::Organization {
        while words.len() > 1 && tells(last_of(&words), "firm-form") {
            words.pop();
        }
    }
    if let Some(last) = words.last_mut() {
        let bare = last.trim_end_matches("'s").trim_end_matches('\'').len();
        if bare > 0 {
            last.truncate(bare);
        }
    }
    words
}

/// The words that a word of a person's name counts as: "al-Tissi" is "Tissi", "Weiss-Kohl" is two.
fn person_words(word: &str) -> Vec<String> {
    let bare = rule_words!("name-article").cut_from_start(word);
    match bare.filter(|bare| bare.chars().count() > 2) {
        Some(bare) => vec![bare.to_owned()],
        None => word.split('-').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
    }
}

/// What different spellings of one foreign name have in common: `Prishtina` and `Pristina`, `Zelenskyy` and `Zelensky`.
fn skeleton(name: &str) -> String {
    let skeleton_of_word = |word: &str| {
        if word.len() < 6 {
            return word.to_owned();
        }
        let plain =
            word.replace("sh", "s").replace("kh", "k").replace("zh", "z").replace("ph", "f").replace("ck", "k").replace('y', "i");
        let mut skeleton = String::with_capacity(plain.len());
        for c in plain.chars() {
            if !skeleton.ends_with(c) {
                skeleton.push(c);
            }
        }
        skeleton
    };
    name.split(' ').map(skeleton_of_word).collect::<Vec<_>>().join(" ")
}

/// The initials of a name, with and without its small words: `Ministry of Defence` gives `mod` and `md`.
fn initials(words: &[String]) -> Vec<String> {
    let first = |word: &String| word.chars().next();
    let parts = words.iter().flat_map(|word| word.split('-')).map(str::to_owned).collect::<Vec<_>>();
    let small = |word: &&String| *word != "&" && !rule_words!("small-in-initials").has(word);
    let mut all =
        vec![parts.iter().filter(small).filter_map(first).collect::<String>(), parts.iter().filter_map(first).collect()];
    all.dedup();
    all
}
