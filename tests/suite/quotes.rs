//! `tests/cases/quotes`: who said what. For each quote, in order: `quote` (its parts joined by ` | `), then `kind`, `speaker`,
//! `cue`, `entity` (the full name of the speaker), `evidence` and `confidence`, each left out where there is none or where the
//! case never speaks of it. A case without any line expects no quote.

use nutgraf::Analysis;
use nutgraf::quote::Quote;

use crate::cases::{self, Case};

#[test]
fn quotes_are_attributed_as_the_cases_say() {
    cases::check("quotes", |case| {
        let analysis = nutgraf::analyze(&case.text);
        analysis.quotes.iter().flat_map(|quote| lines(case, &analysis, quote)).collect()
    });
}

fn lines(case: &Case, analysis: &Analysis<'_>, quote: &Quote) -> Vec<(String, String)> {
    let content: Vec<String> = quote.content.iter().map(|span| cases::shown(&case.text[span.range()])).collect();
    let speaker = quote.speaker.map(|speaker| case.text[speaker.span.range()].to_owned());
    let entity = quote.speaker.and_then(|speaker| speaker.entity).map(|entity| analysis.entities.entities[entity].name.clone());
    let all = [
        ("quote", Some(content.join(" | "))),
        ("kind", Some(quote.kind.name().to_owned())),
        ("speaker", speaker),
        ("cue", quote.cue.as_ref().map(|cue| case.text[cue.span.range()].to_owned())),
        ("entity", entity),
        ("evidence", Some(quote.evidence.name().to_owned())),
        ("confidence", Some(quote.confidence.name().to_owned())),
    ];
    let spoken_of = |key: &str| case.expected.iter().any(|(expected, _)| expected == key);
    all.into_iter()
        .filter(|(key, _)| *key == "quote" || spoken_of(key))
        .filter_map(|(key, value)| Some((key.to_owned(), value?)))
        .collect()
}
