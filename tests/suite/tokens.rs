//! `tests/cases/tokens`: key `tokens`, all tokens between bars.

use crate::cases;

#[test]
fn tokens_are_split_as_the_cases_say() {
    cases::check("tokens", |case| {
        let analysis = nutgraf::analyze(&case.text);
        let tokens: Vec<&str> = analysis.tokens.iter().map(|token| &case.text[token.span.range()]).collect();
        vec![("tokens".to_owned(), tokens.join(" | "))]
    });
}
