//! The word lists of this stage, each read once.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::lexicon::{entries, set};
use crate::model::Kind;

/// What a word tells about who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    Male,
    Female,
}

pub(super) type Table = LazyLock<HashMap<&'static str, &'static str>>;
pub(super) type Genders = LazyLock<HashMap<&'static str, Option<Gender>>>;
pub(super) type Words = LazyLock<HashSet<&'static str>>;

fn table(list: &'static str) -> HashMap<&'static str, &'static str> {
    entries(list).filter_map(|line| line.split_once('\t')).collect()
}

fn genders(list: &'static str) -> HashMap<&'static str, Option<Gender>> {
    let gender = |letter| match letter {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    };
    entries(list).filter_map(|line| line.split_once('\t')).map(|(word, letter)| (word, gender(letter))).collect()
}

/// Titles before a name: `mr`, `gen`.
pub(super) static HONORIFICS: Genders = LazyLock::new(|| genders(include_str!("../../lexicon/entity/honorifics.txt")));
/// Those of them that are part of no name: `supt`.
pub(super) static RANKS: Words = LazyLock::new(|| set(include_str!("../../lexicon/entity/ranks.txt")));
/// Titles that are given names as well: `earl`.
pub(super) static GIVEN_TITLES: Words = LazyLock::new(|| set(include_str!("../../lexicon/entity/given_titles.txt")));
/// Words beside a name to the kind that they speak for: `behind striker` to `organization`.
pub(super) static KIND_CLUES: LazyLock<HashMap<(&'static str, &'static str), &'static str>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/entity/kind_clues.txt")).filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(word, kind)| Some((word.split_once(' ')?, kind))).collect()
});
/// What a word tells about what stands beside it: `leads`, `site`.
static CLUE_WORDS: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/entity/clue_words.txt")).filter_map(|line| line.split_once('\t')).collect()
});

/// Whether a word tells something about the name, number or day beside it, as `lexicon/entity/clue_words.txt` says what.
pub(super) fn tells(word: &str, what: &str) -> bool {
    CLUE_WORDS.contains(&(word, what))
}

/// Firms whose name ends in 's: `mcdonald's`.
pub(super) static FIRMS_IN_S: Words = LazyLock::new(|| set(include_str!("../../lexicon/entity/firms_in_s.txt")));
/// Letters that stand behind a name to what they are: `kc` to `honour`, `mp` to `post`.
pub(super) static LETTERS_BEHIND: Table = LazyLock::new(|| table(include_str!("../../lexicon/entity/letters_behind_names.txt")));
/// Nouns that say what somebody is: `minister`.
pub(super) static ROLES: Genders = LazyLock::new(|| genders(include_str!("../../lexicon/entity/roles.txt")));
/// What stands before such a noun: `foreign`.
pub(super) static ROLE_MODIFIERS: Words = LazyLock::new(|| set(include_str!("../../lexicon/entity/role_modifiers.txt")));
/// Given names that are mostly of one gender.
pub(super) static GIVEN_NAMES: Genders = LazyLock::new(|| genders(include_str!("../../lexicon/entity/given_names.txt")));
/// Other names of well-known places and organizations, folded, to their full name.
pub(super) static ALIASES: Table = LazyLock::new(|| table(include_str!("../../lexicon/entity/aliases.txt")));
/// What kind an organization is: `ministry`.
pub(super) static ORGANIZATION_KINDS: Words = LazyLock::new(|| set(include_str!("../../lexicon/entity/organization_kinds.txt")));
/// Well-known organizations to their kind: `nato` to `alliance`.
pub(super) static KNOWN_KINDS: Table = LazyLock::new(|| table(include_str!("../../lexicon/entity/known_kinds.txt")));
/// Acronyms that every reader knows, in capitals.
pub(super) static KNOWN_ACRONYMS: Words = LazyLock::new(|| set(include_str!("../../lexicon/known_acronyms.txt")));
/// Those that stand for no name: `CCTV`.
pub(super) static COMMON_ACRONYMS: Words = LazyLock::new(|| set(include_str!("../../lexicon/entity/common_acronyms.txt")));
/// Whom institutions are named after, as owners: "Halden Children's Hospital".
pub(super) static GROUPS: Words = LazyLock::new(|| set(include_str!("../../lexicon/entity/groups.txt")));
/// States as they are shortened behind a place, without the full stop: `neb`.
pub(super) static STATES: Words = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/abbreviations.txt")).filter_map(|line| line.split_once('\t'));
    lines.filter(|(_, class)| *class == "state").map(|(state, _)| state).collect()
});
/// Names that are easily cut, by their first word: the whole name and its kind.
pub(super) static WHOLE_NAMES: LazyLock<HashMap<&'static str, Vec<(&'static str, Kind)>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<(&str, Kind)>> = HashMap::default();
    for (name, kind) in entries(include_str!("../../lexicon/entity/whole_names.txt")).filter_map(|line| line.split_once('\t')) {
        let kind = if kind == "misc" { Kind::Misc } else { Kind::Organization };
        names.entry(name.split(' ').next().unwrap_or_default()).or_default().push((name, kind));
    }
    names
});
/// The full names of those places and organizations.
pub(super) static FULL_NAMES: Words = LazyLock::new(|| ALIASES.values().copied().collect());
/// Short and full given names: `bill william`, both ways through [`same_given_name`].
static NICKNAMES: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/entity/nicknames.txt")).filter_map(|line| line.split_once('\t')).collect()
});
/// Letters with marks to the plain letters that a writer without them types.
static LETTERS: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/entity/letters.txt")).filter_map(|line| line.split_once('\t'));
    lines.flat_map(|(plain, marked)| marked.chars().map(move |letter| (letter, plain))).collect()
});

/// A name without what printers and editors choose: with plain marks, one blank where there is white space, and without what is not seen.
pub(crate) fn plain_name(name: &str) -> String {
    let unseen = |c: char| matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    let mark = |c: char| match c {
        '’' | '‘' | 'ʼ' | '′' => '\'',
        '\u{2010}'..='\u{2013}' => '-',
        c => c,
    };
    let name: String = name.chars().filter(|&c| !unseen(c)).map(mark).collect();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two given names, folded, can be the same person's: equal, or one the other's short form.
pub(crate) fn same_given_name(one: &str, other: &str) -> bool {
    one == other || NICKNAMES.contains(&(one, other)) || NICKNAMES.contains(&(other, one))
}

/// Lower case, without accents: `Vučić` and `Vucic` are folded to `vucic`, `U.S.` to `us`.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    if word.is_ascii() {
        folded.extend(word.bytes().filter(|&byte| byte != b'.').map(|byte| char::from(byte.to_ascii_lowercase())));
        return folded;
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            '.' | '\u{300}'..='\u{36F}' | '\u{AD}' => {}
            '’' | '‘' => folded.push('\''),
            '\u{2010}' | '\u{2011}' | '–' => folded.push('-'),
            c if c.is_ascii() => folded.push(c),
            c => match LETTERS.get(&c) {
                Some(plain) => folded.push_str(plain),
                None => folded.push(c),
            },
        }
    }
    folded
}

/// Whether a name is written in initials: two to seven capitals, with or without full stops.
pub(super) fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    (2..=7).contains(&capitals) && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
}

/// The gender of most people with this given name, if a person's name opens with one.
pub fn given_gender(name: &str) -> Option<Gender> {
    let first = fold(name.split_whitespace().next()?);
    GIVEN_NAMES.get(first.as_str()).copied().flatten()
}
