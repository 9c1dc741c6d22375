//! Offices that one person does not hold beside another.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::lexicon;

/// Titles of offices that one person does not hold beside another, between blanks, and the office.
static OFFICES: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../lexicon/offices.txt"));
    let titles = lines.filter_map(|line| line.split_once('\t'));
    let mut offices: Vec<_> = titles.map(|(title, office)| (format!(" {title} "), office)).collect();
    // "vice president" goes before "president".
    offices.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
    offices
});

/// What tells that an office is over or still to come: `former`, `elect`.
static NOT_HELD: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../lexicon/offices_not_held.txt")));

/// The office that a role names: `foreign minister` of `Kosovo's Foreign Minister`. None where it is over or still to come.
pub fn office(role: &str) -> Option<&'static str> {
    let role = format!(
        " {} ",
        role.to_lowercase()
            .replace("defence", "defense")
            .replace("labour", "labor")
            .replace("’", "'")
            .replace(['-', ',', '\'', '\n'], " ")
    );
    if role.split(' ').any(|word| NOT_HELD.contains(word)) {
        return None;
    }
    OFFICES.iter().find(|(title, _)| role.contains(title.as_str())).map(|(_, office)| *office)
}
