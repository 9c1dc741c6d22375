//! `tests/cases/figures`: key `figure`, every figure in order as `text | kind | value`, `-` where it has no value, `..` between
//! the two values of a range, ` | unit` where it has one.

use crate::cases;
use crate::dates::nameless;

#[test]
fn figures_are_read_as_the_cases_say() {
    cases::check("figures", |case| {
        let entities = nameless(case);
        let figures = entities.figures.iter();
        figures
            .map(|figure| {
                let value = figure.value.map_or("-".to_owned(), |value| ((value * 1e4).round() / 1e4).to_string());
                let upper = figure.upper.map_or(String::new(), |upper| format!("..{upper}"));
                let unit = figure.unit.as_ref().map_or(String::new(), |unit| format!(" | {unit}"));
                let text = cases::shown(&case.text[figure.span.range()]);
                ("figure".to_owned(), format!("{text} | {} | {value}{upper}{unit}", figure.kind.name()))
            })
            .collect()
    });
}
