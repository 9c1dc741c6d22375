//! `tests/cases/roles`: every block in order, under the name of its role (`headline`, `paragraph`, `listItem` …). A block's
//! `dateline` and `turn` follow it. `published` stands last, where the text gives it; `blocks N` alone asks only for their number.

use crate::cases::{self, Case};

#[test]
fn blocks_have_the_roles_that_the_cases_say() {
    cases::check("roles", actual);
}

fn actual(case: &Case) -> Vec<(String, String)> {
    let document = nutgraf::document::parse(&case.text);
    let shown = |span: nutgraf::Span| cases::shown(&case.text[span.range()]);
    let mut lines = Vec::new();
    for block in &document.blocks {
        lines.push((block.role.name().to_owned(), shown(block.span)));
        lines.extend(block.dateline.map(|span| ("dateline".to_owned(), shown(span))));
        lines.extend(block.turn.map(|span| ("turn".to_owned(), shown(span))));
    }
    lines.extend(document.published.map(|date| ("published".to_owned(), date.to_string())));
    lines
}
