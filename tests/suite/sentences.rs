//! `tests/cases/sentences`: key `sentence`, every sentence in order.

use crate::cases;

#[test]
fn sentences_are_split_as_the_cases_say() {
    cases::check("sentences", |case| {
        let analysis = nutgraf::analyze(&case.text);
        let sentences = analysis.sentences.iter();
        sentences.map(|sentence| ("sentence".to_owned(), cases::shown(&case.text[sentence.span.range()]))).collect()
    });
}
