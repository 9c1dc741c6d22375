//! Firms called after their owner: "Harcastle's has closed its shop".
//!
//! Behind the 's of an owner stands what is owned; where a verb does, the 's belongs to the name, wherever the text has it.

use foldhash::HashSet;

use super::EntityType;
use super::name::Name;
use super::words::tells;
use crate::words::Prose;

/// Makes the names whole over the text.
pub(super) fn complete(prose: Prose<'_>, names: &mut [Name]) {
    let text = prose.text;
    let behind = |name: &Name| prose.within(name.span).end;
    let owns = |name: &Name| prose.is_possessive(behind(name));
    let acts = |name: &&Name| name.kind != EntityType::Misc && owns(name) && tells(prose.after(behind(name)), "behind-firm");
    let mut firms: HashSet<&str> = names.iter().filter(acts).map(|name| &text[name.span]).collect();
    if firms.is_empty() {
        return;
    }
    // "Helmut Kohl … Kohl's": whoever stands in the text without 's is no firm.
    for name in names.iter() {
        let whole = &text[name.span];
        if !owns(name) {
            firms.remove(whole);
        }
        firms.remove(whole.rsplit_once(' ').map_or("", |(_, last)| last));
    }
    for name in names.iter_mut().filter(|name| firms.contains(&text[name.span])) {
        let end = behind(name);
        if prose.is_possessive(end) {
            name.span = name.span.join(prose.span(end..end + 1));
            name.kind = EntityType::Organization;
        }
    }
}
