//! Offices that one person does not hold beside another.

use std::sync::LazyLock;

use crate::lexicon;

/// Titles of offices that one person does not hold beside another: title, tab, office.
static OFFICES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../lexicon/offices.txt"));
    let mut offices: Vec<_> = lines.filter_map(|line| line.split_once('\t')).collect();
    // "vice president" goes before "president".
    offices.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
    offices
});

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
    let not_now =
        [" former ", " ex ", " then ", " elect ", " candidate ", " nominee ", " incoming ", " outgoing ", " late ", " acting "];
    if not_now.iter().any(|word| role.contains(word)) {
        return None;
    }
    OFFICES.iter().find(|(title, _)| role.contains(&format!(" {title} "))).map(|(_, office)| *office)
}
