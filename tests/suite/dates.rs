//! `tests/cases/dates`: key `date`, every date in order as `text | value | grain`, `-` where it has no value. `published` gives
//! the day of publication.

use nutgraf::analysis::Analysis;
use nutgraf::calendar::Date;
use nutgraf::entity::{Entities, Source, recognize_named};
use nutgraf::{Options, analyze_with};

use crate::cases::{self, Case};

/// What a case tells the engine beside the text.
pub fn options(case: &Case) -> Options {
    let published = case.expected.iter().find(|(key, _)| key == "published");
    Options { published: published.and_then(|(_, value)| Date::parse_iso(value)), ..Options::default() }
}

/// What is found where no names are known, so that the cases do not rest on the tagger.
pub fn nameless(case: &Case) -> Entities {
    let options = options(case);
    let Analysis { document, quoted, sentences, tokens, words, .. } = analyze_with(&case.text, &options);
    recognize_named(
        Source { document: &document, quoted: &quoted, sentences: &sentences, tokens: &tokens, words: &words, options: &options },
        &[],
    )
}

#[test]
fn dates_are_read_as_the_cases_say() {
    cases::check("dates", |case| {
        let entities = nameless(case);
        let given = case.expected.iter().filter(|(key, _)| key == "published").cloned();
        let dates = entities.dates.iter().map(|date| {
            let value = date.value.as_deref().unwrap_or("-");
            ("date".to_owned(), format!("{} | {value} | {}", cases::shown(&case.text[date.span.range()]), date.grain.name()))
        });
        given.chain(dates).collect()
    });
}
