//! `tests/cases/words`: key `tags`, the tag of every token, with the form of verbs; key `lemmas`, the base forms.

use crate::cases;

#[test]
fn words_are_read_as_the_cases_say() {
    cases::check("words", |case| {
        let words = nutgraf::analyze(&case.text).words;
        let tag = |at| match words.form(at) {
            Some(form) => format!("{}.{}", words.tag(at).name(), form.name()),
            None => words.tag(at).name().to_owned(),
        };
        let join = |text: &dyn Fn(usize) -> String| (0..words.len()).map(text).collect::<Vec<_>>().join(" ");
        let lines = [("tags", join(&tag)), ("lemmas", join(&|at| words.lemma(at).into_owned()))];
        let asked = |key: &str| case.expected.iter().any(|(asked, _)| asked == key);
        lines.into_iter().filter(|(key, _)| asked(key)).map(|(key, line)| (key.to_owned(), line)).collect()
    });
}
