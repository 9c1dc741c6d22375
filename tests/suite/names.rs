//! `tests/cases/names`: keys `person`, `organization`, `place`, `misc`, every name in order.

use nutgraf::entity::MentionForm;
use nutgraf::options::{KnownName, Options};

use crate::cases;

fn names(text: &str, options: &Options) -> Vec<(String, String)> {
    let analysis = nutgraf::analyze_with(text, options);
    let mentions = analysis.entities.mentions.iter();
    let named = mentions.filter(|mention| matches!(mention.form, MentionForm::Name | MentionForm::Acronym));
    named.map(|mention| (mention.kind.name().to_owned(), cases::shown(&text[mention.span.range()]))).collect()
}

#[test]
fn names_are_tagged_as_the_cases_say() {
    cases::check("names", |case| names(&case.text, &Options::default()));
}

#[test]
fn a_name_that_the_caller_knows_is_tagged_as_the_caller_says() {
    let known = KnownName { name: "quiet harbour".to_owned(), kind: "organization".to_owned() };
    let options = Options { names: vec![known], ..Options::default() };
    let text = "The band quiet harbour played on Friday.";
    assert_eq!(names(text, &options), [("organization".to_owned(), "quiet harbour".to_owned())]);
}

#[test]
fn any_known_name_will_do() {
    for name in ["", " ", "-", "A-", "\u{301}", "a b c d e f g"] {
        let known = KnownName { name: name.to_owned(), kind: "nonsense".to_owned() };
        names("A-b c. a b c d e f g", &Options { names: vec![known], ..Options::default() });
    }
}
