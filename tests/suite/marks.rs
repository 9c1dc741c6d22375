//! `tests/cases/marks`: the stretches between quotation marks, in order. The key says how a stretch stands: `quoted`, `nested`
//! in another, `unclosed`, `goes-on` with the one of the paragraph before (with or without an opening mark).

use nutgraf::quotemark::QuotedText;

use crate::cases;

#[test]
fn marks_are_paired_as_the_cases_say() {
    cases::check("marks", |case| {
        let analysis = nutgraf::analyze(&case.text);
        analysis.quoted.iter().map(|quoted| (key(quoted).to_owned(), cases::shown(&case.text[quoted.content.range()]))).collect()
    });
}

fn key(quoted: &QuotedText) -> &'static str {
    match quoted {
        QuotedText { continues: Some(_), .. } => "goes-on",
        QuotedText { depth: 1.., .. } => "nested",
        QuotedText { close: None, .. } => "unclosed",
        _ => "quoted",
    }
}
