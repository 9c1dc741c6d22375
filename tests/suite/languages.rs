//! `tests/cases/languages`: `language`, `-` where it is not known, and the `headline`; of texts that are not English every `quote`
//! (which is nobody's), `date` and `figure` in order, as the cases of those stages write them.

use nutgraf::document::BlockRole;
use nutgraf::{analyze, language};

use crate::cases::{self, Case};

#[test]
fn languages_are_told_and_read_as_the_cases_say() {
    cases::check("languages", |case| {
        let analysis = analyze(&case.text);
        let mut lines = vec![("language".to_owned(), analysis.language.unwrap_or("-").to_owned())];
        let headlines = analysis.document.blocks.iter().filter(|block| block.role == BlockRole::Headline);
        lines.extend(headlines.map(|block| ("headline".to_owned(), cases::shown(&case.text[block.span.range()]))));
        if !language::is_english(analysis.language) {
            assert!(analysis.entities.entities.is_empty() && analysis.statistics.readability.flesch.value.is_none());
            lines.extend(abroad(case));
        }
        lines
    });
}

fn abroad(case: &Case) -> Vec<(String, String)> {
    let analysis = analyze(&case.text);
    let shown = |span: nutgraf::Span| cases::shown(&case.text[span.range()]);
    assert!(analysis.quotes.iter().all(|quote| quote.speaker.is_none()));
    let quotes = analysis.quotes.iter().map(|quote| {
        let content: Vec<String> = quote.content.iter().map(|span| shown(*span)).collect();
        ("quote".to_owned(), content.join(" | ").trim_end_matches(',').to_owned())
    });
    let dates = analysis.entities.dates.iter();
    let dates = dates.map(|date| ("date".to_owned(), format!("{} | {}", shown(date.span), date.value.as_deref().unwrap_or("-"))));
    let figures = analysis.entities.figures.iter().map(|figure| {
        let unit = figure.unit.as_ref().map_or(String::new(), |unit| format!(" | {unit}"));
        let value = figure.value.map_or("-".to_owned(), |value| value.to_string());
        ("figure".to_owned(), format!("{} | {} | {value}{unit}", shown(figure.span), figure.kind.name()))
    });
    quotes.chain(dates).chain(figures).collect()
}
