//! Reports as a person reads them in a terminal.

use std::fmt::Write;

use nutgraf::Report;
use nutgraf::report::{ComparisonReport, Conflict, Entity, Occurrence, PlaceText, QuoteReport, Statement, Variant};

/// Columns of a line.
pub const WIDTH: usize = 80;

/// What an article says. The offsets of the report must be bytes.
pub fn article(text: &str, report: &Report) -> String {
    let article = Article { text, report };
    [
        article.head(),
        article.quotes(),
        article.stances(),
        article.names(),
        article.dates_and_figures(),
        article.measures(),
        article.checks(),
    ]
    .into_iter()
    .filter(|section| !section.is_empty())
    .collect::<Vec<_>>()
    .join("\n")
}

struct Article<'a> {
    text: &'a str,
    report: &'a Report,
}

impl Article<'_> {
    fn head(&self) -> String {
        let headline = self.report.blocks.iter().find(|block| block.role == "headline");
        let title = headline.map_or("(no headline)".to_owned(), |block| self.words(block.span.start, block.span.end));
        let title = title.trim_start_matches(['#', ' ']);
        let statistics = &self.report.statistics;
        let mut facts = vec![
            count(statistics.words, "word"),
            count(statistics.sentences, "sentence"),
            count(statistics.paragraphs, "paragraph"),
            format!("{} min to read", minutes(statistics.reading_seconds)),
        ];
        let foreign = self.report.language.filter(|language| *language != "en");
        facts.extend(foreign.map(|language| format!("not English ({language}): no names, nobody's statements")));
        facts.extend(self.report.published.as_ref().map(|day| format!("published {day}")));
        paragraph(title, "") + &paragraph(&facts.join(" · "), "")
    }

    fn quotes(&self) -> String {
        section("Who said what", self.report.quotes.iter().map(|quote| self.quote(quote)))
    }

    fn stances(&self) -> String {
        let rows = self.report.stances.iter().map(|stance| {
            let cue = stance.quote.cue.as_ref().map_or(String::new(), |cue| format!(": {}", squeezed(&cue.place.text)));
            let content: Vec<String> = stance.quote.content.iter().map(|span| self.words(span.start, span.end)).collect();
            paragraph(&format!("{}{cue}", self.speaker(&stance.quote)), "  ") + &paragraph(&content.join(" … "), "      ")
        });
        section("Stances, and what was not said", rows)
    }

    fn quote(&self, quote: &QuoteReport) -> String {
        let content: Vec<String> = quote.content.iter().map(|span| self.words(span.start, span.end)).collect();
        let content = content.join(" … ");
        let content = if quote.kind == "direct" { format!("“{content}”") } else { content };
        let how = [quote.kind, quote.confidence].join(", ");
        paragraph(&format!("{} ({how})", self.speaker(quote)), "  ") + &paragraph(&content, "      ")
    }

    /// The speaker's full name, and the words of the text where they are others.
    fn speaker(&self, quote: &QuoteReport) -> String {
        let Some(speaker) = &quote.speaker else { return "nobody named".to_owned() };
        let words = &speaker.place.text;
        match speaker.entity.and_then(|id| self.report.entities.get(id)) {
            Some(entity) if entity.name != *words => format!("{}, “{}”", entity.name, squeezed(words)),
            Some(entity) => entity.name.clone(),
            None => squeezed(words),
        }
    }

    fn names(&self) -> String {
        let kinds = [("People", "person"), ("Organizations", "organization"), ("Places", "place"), ("Other names", "misc")];
        let sections = kinds.map(|(title, kind)| {
            let mut entities: Vec<&Entity> = self.report.entities.iter().filter(|entity| entity.kind == kind).collect();
            entities.sort_by_key(|entity| std::cmp::Reverse(entity.mentions.len()));
            section(title, entities.into_iter().map(name))
        });
        sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
    }

    fn dates_and_figures(&self) -> String {
        let dates = self.report.dates.iter().map(|date| {
            let value = date.value.as_ref().map_or(String::new(), |value| format!(" = {value}"));
            paragraph(&format!("{}{value}", squeezed(&date.place.text)), "  ")
        });
        let figures = self
            .report
            .figures
            .iter()
            .map(|figure| paragraph(&format!("{} ({})", squeezed(&figure.place.text), figure.kind), "  "));
        section("Dates and figures", dates.chain(figures))
    }

    fn measures(&self) -> String {
        let statistics = &self.report.statistics;
        let rows = [
            ("Words a sentence, mean", &statistics.sentence_lengths.mean, 1.0, ""),
            ("Flesch reading ease", &statistics.readability.flesch, 1.0, ""),
            ("Flesch-Kincaid grade", &statistics.readability.flesch_kincaid, 1.0, ""),
            ("Words said by others", &statistics.sourcing.share, 100.0, " %"),
            ("Sentences in the passive", &statistics.style.passive_share, 100.0, " %"),
        ];
        let rows = rows.into_iter().map(|(title, measure, factor, unit)| match (measure.value, measure.reason) {
            (Some(value), _) => format!("  {title:<26}{:.1}{unit}\n", value * factor),
            (None, reason) => format!("  {title:<26}– ({})\n", reason.unwrap_or("not known")),
        });
        section("Measures", rows)
    }

    fn checks(&self) -> String {
        let checks = self.report.checks.iter().map(|check| {
            let place = self.text[..check.span.start].matches('\n').count() + 1;
            let words: String = self.words(check.span.start, check.span.end).chars().take(60).collect();
            paragraph(&format!("{} in line {place}: {}", check.severity, check.message), "  ") + &paragraph(&words, "      ")
        });
        section("Checks", checks)
    }

    fn words(&self, start: usize, end: usize) -> String {
        squeezed(&self.text[start..end])
    }
}

/// What several articles share and where they differ; `names` are those of their files.
pub fn comparison(names: &[&String], report: &ComparisonReport) -> String {
    let articles = report.articles.iter().zip(names).enumerate().map(|(index, (article, name))| {
        let title = article.title.as_ref().map_or(String::new(), |title| format!(": {}", squeezed(&title.text)));
        paragraph(&format!("[{}] {name}{title} ({})", index + 1, count(article.words, "word")), "  ")
    });
    let only = report.lone_sentences.iter().map(|sentence| place(&sentence.place, "  "));
    let sections = [
        section("Articles", articles),
        section("Contradictions", report.conflicts.iter().map(conflict)),
        section("Told in several", report.statements.iter().map(|same| statement(report, same))),
        section("Spelled in several ways", report.variants.iter().map(variant)),
        section("In one only", only),
    ];
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
}

fn statement(report: &ComparisonReport, statement: &Statement) -> String {
    let name = |speaker: Option<usize>| speaker.map_or("nobody named", |id| report.entities[id].name.as_str());
    let mut speakers: Vec<&str> = Vec::new();
    for occurrence in &statement.occurrences {
        if !speakers.contains(&name(occurrence.speaker)) {
            speakers.push(name(occurrence.speaker));
        }
    }
    // Where the articles name different speakers, each stands with its article.
    let differ = speakers.len() > 1;
    let line = |occurrence: &Occurrence| {
        let by = if differ { format!(" ({})", name(occurrence.speaker)) } else { String::new() };
        let at = &occurrence.place;
        paragraph(&format!("[{}] {}{by}", at.place.article + 1, squeezed(&at.text)), "      ")
    };
    let places: String = statement.occurrences.iter().map(line).collect();
    paragraph(&format!("{} ({})", speakers.join(" / "), statement.relation), "  ") + &places
}

fn conflict(conflict: &Conflict) -> String {
    let places: String = conflict.places.iter().map(|at| place(at, "      ")).collect();
    paragraph(&format!("{}: {} ({})", conflict.about, conflict.message, conflict.kind), "  ") + &places
}

fn variant(variant: &Variant) -> String {
    let forms = variant.forms.iter().map(|form| {
        let mut articles: Vec<String> = form.places.iter().map(|place| format!("[{}]", place.article + 1)).collect();
        articles.dedup();
        format!("{} {}", form.text, articles.concat())
    });
    paragraph(&forms.collect::<Vec<_>>().join(" · "), "  ")
}

/// Words of one article, behind the article's number.
fn place(at: &PlaceText, indent: &str) -> String {
    paragraph(&format!("[{}] {}", at.place.article + 1, squeezed(&at.text)), indent)
}

fn name(entity: &Entity) -> String {
    let mut line = format!("{} ({})", entity.name, entity.mentions.len());
    let mut roles: Vec<String> = entity.roles.iter().map(|role| squeezed(&role.text)).collect();
    roles.dedup();
    if !roles.is_empty() {
        let _ = write!(line, ": {}", roles.join("; "));
    }
    if !entity.aliases.is_empty() {
        let _ = write!(line, " · also {}", entity.aliases.join(", "));
    }
    paragraph(&line, "  ")
}

/// A title and its lines; nothing where there are none.
fn section(title: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { format!("{title}\n{lines}") }
}

/// Lines of at most [`WIDTH`] columns; those after the first stand further in.
fn paragraph(text: &str, indent: &str) -> String {
    let hanging = format!("{indent}  ");
    let options = textwrap::Options::new(WIDTH).initial_indent(indent).subsequent_indent(&hanging).break_words(false);
    textwrap::fill(text, options) + "\n"
}

/// The text with every run of white space as one space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn minutes(seconds: f64) -> u64 {
    (seconds / 60.0).round().max(1.0) as u64
}
