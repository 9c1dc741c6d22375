//! `tests/cases/quotes`: who said what. For each quote, in order: `quote` (its parts joined by ` | `), then `kind`, `speaker`,
//! `cue`, `entity` (the full name of the speaker), `evidence` and `confidence`, each left out where there is none or where the
//! case never speaks of it. A case without any line expects no quote. Stances follow, with `stance` or `withheld` for `quote`, where the
//! case speaks of any. A case with the line `guesses  yes` is read with guesses.

use nutgraf::quote::{Quote, Stance};
use nutgraf::{Analysis, Options};

use crate::cases::{self, Case};

#[test]
fn quotes_are_attributed_as_the_cases_say() {
    cases::check("quotes", |case| {
        let guesses = spoken_of(case, "guesses");
        let options = Options { guesses, ..Options::default() };
        let analysis = nutgraf::analyze_with(&case.text, &options);
        let mut all: Vec<(String, String)> = Vec::new();
        all.extend(guesses.then(|| ("guesses".to_owned(), "yes".to_owned())));
        all.extend(analysis.quotes.iter().flat_map(|quote| lines(case, &analysis, quote, "quote")));
        if spoken_of(case, "stance") || spoken_of(case, "withheld") {
            let key = |stance: &Stance| if stance.negated { "withheld" } else { "stance" };
            all.extend(analysis.stances.iter().flat_map(|stance| lines(case, &analysis, &stance.quote, key(stance))));
        }
        all
    });
}

fn spoken_of(case: &Case, key: &str) -> bool {
    case.expected.iter().any(|(expected, _)| expected == key)
}

fn lines(case: &Case, analysis: &Analysis<'_>, quote: &Quote, title: &str) -> Vec<(String, String)> {
    let content: Vec<String> = quote.content.iter().map(|span| cases::shown(&case.text[span.range()])).collect();
    let speaker = quote.speaker.map(|speaker| case.text[speaker.span.range()].to_owned());
    let entity = quote.speaker.and_then(|speaker| speaker.entity).map(|entity| analysis.entities.entities[entity].name.clone());
    let all = [
        (title, Some(content.join(" | "))),
        ("kind", Some(quote.kind.name().to_owned())),
        ("speaker", speaker),
        ("cue", quote.cue.as_ref().map(|cue| case.text[cue.span.range()].to_owned())),
        ("entity", entity),
        ("evidence", Some(quote.evidence.name().to_owned())),
        ("confidence", Some(quote.confidence.name().to_owned())),
    ];
    all.into_iter()
        .filter(|(key, _)| *key == title || spoken_of(case, key))
        .filter_map(|(key, value)| Some((key.to_owned(), value?)))
        .collect()
}
