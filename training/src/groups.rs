//! Groups of invented articles about one event each, and how right the comparison is about them.

use std::fs;

use nutgraf::Analysis;
use nutgraf::compare::learn::Candidate;
use nutgraf::compare::{Comparison, Place, Statement};
use nutgraf::span::Span;

/// What was counted.
#[derive(Clone, Default)]
pub struct Score {
    rows: usize,
    right: usize,
    told: (usize, usize),
    said: (usize, usize),
    conflicts: (usize, usize),
    wrong_conflicts: usize,
    sentences: usize,
    unlisted: usize,
    groups: usize,
    split: usize,
    names: (usize, usize),
}

/// A line of what is right.
pub struct Gold {
    pub kind: String,
    pub passages: Vec<Place>,
    pub names: Vec<String>,
    pub line: String,
}

fn line(line: &str, texts: &[&str]) -> Gold {
    let (kind, rest) = line.split_once(' ').unwrap_or_else(|| panic!("{line}: what is it?"));
    let parts: Vec<&str> = rest.split(" | ").collect();
    let names = matches!(kind, "one" | "apart");
    let passage = |part: &&str| {
        let (number, words) = part.split_once(' ').unwrap_or_else(|| panic!("{line}: no number"));
        let article = number.parse::<usize>().unwrap_or_else(|_| panic!("{line}: no number")) - 1;
        let start = texts[article].find(words).unwrap_or_else(|| panic!("{line}: not in the article"));
        Place { article, span: Span::new(start, start + words.len()) }
    };
    Gold {
        kind: kind.to_owned(),
        passages: if names { Vec::new() } else { parts.iter().map(passage).collect() },
        names: if names { parts.iter().map(|&name| name.to_owned()).collect() } else { Vec::new() },
        line: line.to_owned(),
    }
}

/// One group.
pub struct Group {
    pub name: String,
    pub set: String,
    whole: String,
}

impl Group {
    /// The articles, and the lines of what is right.
    pub fn parts(&self) -> (Vec<&str>, Vec<Gold>) {
        let (texts, gold) = self.whole.split_once("\n---\n").expect("what is right, behind ---");
        let texts: Vec<&str> = texts.split("\n~~~\n").collect();
        let gold = gold.lines().map(|gold| line(gold, &texts)).collect();
        (texts, gold)
    }
}

/// The groups of a folder, by name.
pub fn read(folder: &str) -> Vec<Group> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let group = |file: std::path::PathBuf| {
        let whole = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let (head, rest) = whole.split_once('\n').expect("a first line");
        let set = head.trim_start_matches("set: ").to_owned();
        Group { name: file.display().to_string(), set, whole: rest.to_owned() }
    };
    files.into_iter().map(group).collect()
}

/// Whether two passages have half of the shorter one in common.
pub fn overlap(one: Place, other: Place) -> bool {
    let common = one.span.end.min(other.span.end).saturating_sub(one.span.start.max(other.span.start));
    one.article == other.article && common * 2 >= one.span.len().min(other.span.len()).max(1)
}

/// Articles to score, and whether to print what is wrong.
pub struct Shown<'a, 't> {
    pub articles: &'a [Analysis<'t>],
    pub show: bool,
    /// The pairs of passages that were looked at, to tell why one is missed.
    pub candidates: &'a [Candidate],
}

impl Shown<'_, '_> {
    /// Counts what is right of a comparison.
    pub fn score(&self, comparison: &Comparison, gold: &[Gold], score: &mut Score) {
        score.groups += 1;
        score.split += usize::from(comparison.events.len() > 1);
        self.rows(comparison, gold, score);
        for gold in gold {
            match gold.kind.as_str() {
                "told" => self.pairs(comparison, gold, &mut score.told),
                "said" => self.pairs(comparison, gold, &mut score.said),
                "one" | "apart" => self.names(comparison, gold, &mut score.names),
                _ => {}
            }
        }
        self.conflicts(comparison, gold, score);
        self.sentences(comparison, score);
    }

    fn tell(&self, line: &str) {
        if self.show {
            println!("{line}");
        }
    }

    fn rows(&self, comparison: &Comparison, gold: &[Gold], score: &mut Score) {
        for statement in &comparison.statements {
            let places: Vec<Place> = statement.occurrences.iter().map(|occurrence| occurrence.place).collect();
            let holds = |gold: &&Gold| {
                matches!(gold.kind.as_str(), "told" | "said" | "maybe")
                    && places.iter().all(|&place| gold.passages.iter().any(|&passage| overlap(place, passage)))
            };
            score.rows += 1;
            if gold.iter().find(holds).is_some() {
                score.right += 1;
            } else {
                self.tell(&format!("WRONG ROW {} {:.2}", statement.relation.name(), statement.pairs[0].similarity));
                places.iter().for_each(|&place| self.tell(&format!("   {} {}", place.article + 1, self.text(place))));
            }
        }
    }

    fn pairs(&self, comparison: &Comparison, gold: &Gold, (found, all): &mut (usize, usize)) {
        for (at, &one) in gold.passages.iter().enumerate() {
            for &other in &gold.passages[at + 1..] {
                *all += 1;
                let has = |statement: &Statement, passage: Place| {
                    statement.occurrences.iter().any(|occurrence| overlap(occurrence.place, passage))
                };
                if comparison.statements.iter().any(|statement| has(statement, one) && has(statement, other)) {
                    *found += 1;
                } else {
                    self.tell(&format!(
                        "MISSED {} {}\n   {} {}\n   {} {}",
                        gold.kind,
                        self.why(comparison, one, other),
                        one.article + 1,
                        self.text(one),
                        other.article + 1,
                        self.text(other)
                    ));
                }
            }
        }
    }

    /// How alike the passages are that overlap these, and the rows that they stand in instead.
    fn why(&self, comparison: &Comparison, one: Place, other: Place) -> String {
        let candidates = self.candidates.iter().filter(|candidate| {
            let (first, second) = (candidate.first, candidate.second);
            (overlap(first, one) && overlap(second, other)) || (overlap(first, other) && overlap(second, one))
        });
        let most = candidates
            .map(|candidate| candidate.similarity)
            .fold(None, |most: Option<f64>, next| Some(most.map_or(next, |most| most.max(next))));
        let rows = |place: Place| {
            let has = |statement: &&Statement| statement.occurrences.iter().any(|occurrence| overlap(occurrence.place, place));
            comparison.statements.iter().filter(has).count()
        };
        let most = most.map_or(format!("not looked at {} {}", self.passed(one), self.passed(other)), |most| format!("{most:.2}"));
        format!("({most}, in {} and {} rows)", rows(one), rows(other))
    }

    fn passed(&self, place: Place) -> String {
        let all = nutgraf::compare::learn::passages(self.articles);
        let over = all.iter().filter(|&&passage| overlap(passage, place));
        format!("[{}]", over.map(|&passage| self.text(passage)).collect::<Vec<_>>().join(" / "))
    }

    fn conflicts(&self, comparison: &Comparison, gold: &[Gold], score: &mut Score) {
        let near = |ours: Place, passage: Place| {
            let article = &self.articles[ours.article];
            let sentence = |at: usize| article.sentences.partition_point(|sentence| sentence.span.end <= at);
            ours.article == passage.article && sentence(ours.span.start) == sentence(passage.span.start)
        };
        let agrees =
            |places: &[Place], gold: &Gold| gold.passages.iter().all(|&passage| places.iter().any(|&place| near(place, passage)));
        for gold in gold.iter().filter(|gold| gold.kind == "conflict") {
            score.conflicts.1 += 1;
            if comparison.conflicts.iter().any(|conflict| agrees(&conflict.places, gold)) {
                score.conflicts.0 += 1;
            } else {
                let in_row = |statement: &&Statement| {
                    let places: Vec<Place> = statement.occurrences.iter().map(|occurrence| occurrence.place).collect();
                    agrees(&places, gold)
                };
                let row = comparison.statements.iter().find(in_row);
                self.tell(&format!("MISSED {} ({})", gold.line, if row.is_some() { "in a row" } else { "in no row" }));
                for occurrence in row.into_iter().flat_map(|row| &row.occurrences) {
                    self.tell(&format!("   {} {}", occurrence.place.article + 1, self.text(occurrence.place)));
                }
            }
        }
        for conflict in &comparison.conflicts {
            let known = |gold: &&Gold| {
                matches!(gold.kind.as_str(), "conflict" | "possible")
                    && gold.passages.iter().filter(|&&passage| conflict.places.iter().any(|&place| near(place, passage))).count()
                        > 1
            };
            let places: Vec<&str> = conflict.places.iter().map(|&place| self.text(place)).collect();
            let wrong = gold.iter().find(known).is_none();
            score.wrong_conflicts += usize::from(wrong);
            let title = if wrong { "WRONG CONTRADICTION" } else { "contradiction" };
            self.tell(&format!("{title} {} {} · {}", conflict.kind.name(), conflict.about, places.join(" | ")));
        }
    }

    fn sentences(&self, comparison: &Comparison, score: &mut Score) {
        for (article, analysis) in self.articles.iter().enumerate() {
            for (index, sentence) in analysis.sentences.iter().enumerate() {
                if !analysis.document.blocks[sentence.block].role.is_body() {
                    continue;
                }
                score.sentences += 1;
                let shared = comparison
                    .statements
                    .iter()
                    .flat_map(|statement| &statement.occurrences)
                    .any(|occurrence| occurrence.place.article == article && occurrence.sentence == index);
                let alone = comparison.lone_sentences.iter().any(|lone| lone.place.article == article && lone.sentence == index);
                if !shared && !alone {
                    score.unlisted += 1;
                    self.tell(&format!("IN NO LIST {} {}", article + 1, self.text(Place { article, span: sentence.span })));
                }
            }
        }
    }

    fn names(&self, comparison: &Comparison, gold: &Gold, (right, all): &mut (usize, usize)) {
        let of = |name: &String| {
            comparison.entities.iter().position(|entity| {
                entity.members.iter().any(|member| {
                    let own = &self.articles[member.article].entities.entities[member.entity];
                    own.name == *name || own.aliases.contains(name)
                })
            })
        };
        let found: Vec<Option<usize>> = gold.names.iter().map(of).collect();
        let same = found.windows(2).all(|pair| pair[0] == pair[1]);
        *all += 1;
        if found.iter().all(Option::is_some) && same == (gold.kind == "one") {
            *right += 1;
        } else {
            self.tell(&format!("WRONG NAMES {}", gold.line));
        }
    }

    fn text(&self, place: Place) -> &str {
        &self.articles[place.article].document.text[place.span]
    }
}

impl Score {
    /// Adds another.
    pub fn add(&mut self, other: &Score) {
        let pairs = [
            (&mut self.told, other.told),
            (&mut self.said, other.said),
            (&mut self.conflicts, other.conflicts),
            (&mut self.names, other.names),
        ];
        for (own, other) in pairs {
            *own = (own.0 + other.0, own.1 + other.1);
        }
        self.rows += other.rows;
        self.right += other.right;
        self.wrong_conflicts += other.wrong_conflicts;
        self.sentences += other.sentences;
        self.unlisted += other.unlisted;
        self.groups += other.groups;
        self.split += other.split;
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "rows right {} of {} · told {} of {} · said {} of {} · contradictions {} of {}, {} wrong · sentences in no list {} of {} · events split {} of {} · names right {} of {}",
            self.right,
            self.rows,
            self.told.0,
            self.told.1,
            self.said.0,
            self.said.1,
            self.conflicts.0,
            self.conflicts.1,
            self.wrong_conflicts,
            self.unlisted,
            self.sentences,
            self.split,
            self.groups,
            self.names.0,
            self.names.1,
        )
    }
}
