//! Titles and roles printed with a person's name, before it or behind it.
//!
//! `NATO Secretary General Mark Rutte`, `the president of Kosovo, Vjosa Osmani,`, `Dana Brell, 45, a teacher,`. A role leaves
//! out the article before it.

use std::hash::Hash;
use std::rc::Rc;

use super::EntityType;
use super::tag::Name;
use super::words::{HONORIFICS, ROLE_MODIFIERS, ROLES, fold, tells};
use crate::lexicon::rule_words;
use crate::memory::{Kept, Key};
use crate::span::{self, Span};
use crate::token::TokenKind;
use crate::wordclass::{VerbForm, WordClass, class};
use crate::words::{Prose, Words};

/// How many tokens a role may have on either side of its noun.
const LONGEST: usize = 10;

/// The roles printed with each of the names that stand in one sentence, from the sentence's start on; each with its words, folded.
pub(super) type Printed = Vec<Vec<(Span, Rc<str>)>>;

/// Gives the roles printed with the names of people: which name, the role, and its words, folded.
pub(super) fn each(
    words: &Words<'_>,
    prose: Prose<'_>,
    names: &[Name],
    kept: &mut Kept<Printed>,
    mut give: impl FnMut(usize, Span, &Rc<str>),
) {
    kept.next_text();
    let mut at = 0;
    while let Some(first) = names.get(at) {
        let within = prose.within(first.span);
        let sentence = prose.around(within.start.min(prose.row.end().saturating_sub(1)));
        let whole = sentence.span(sentence.places());
        let here = names[at..].iter().take_while(|name| whole.contains(name.span)).count().max(1);
        let tell = |key: &mut Key| {
            words.tell(sentence, key);
            let from = names.partition_point(|name| name.span.end <= whole.start);
            key.numbers([at.abs_diff(from), here, within.start.abs_diff(sentence.row.start()), within.len()]);
            for name in names[from..].iter().take_while(|name| name.span.start < whole.end) {
                key.numbers([(1 + name.span.start).saturating_sub(whole.start), name.span.end - whole.start]);
                name.kind.hash(key);
            }
        };
        let roles = |name: &Name| {
            let roles = of(name.span, prose, names).filter(|_| name.kind == EntityType::Person);
            roles.map(|role| (role.in_piece(whole.start), fold(&prose.text[role]).into())).collect()
        };
        let printed = kept.get(tell, || names[at..at + here].iter().map(roles).collect());
        for (name, roles) in (at..).zip(printed.iter()) {
            roles.iter().for_each(|(role, words)| give(name, role.in_whole(whole.start), words));
        }
        at += here;
    }
}

/// The roles printed with the name of a person: sorted, at most one before and one behind it.
fn of(name: Span, prose: Prose<'_>, names: &[Name]) -> impl Iterator<Item = Span> {
    let within = prose.within(name);
    let last = prose.row.end().saturating_sub(1);
    let beside = Beside { sentence: prose.around(within.start.min(last)), names };
    let before = beside.before(within.start).or_else(|| beside.before_comma(within.start, within.end));
    let behind = if within.is_empty() { None } else { beside.behind(within.end) };
    before.into_iter().chain(behind)
}

/// What stands beside a name in its sentence.
struct Beside<'a> {
    sentence: Prose<'a>,
    /// All names of the text.
    names: &'a [Name],
}

impl Beside<'_> {
    /// `Foreign Minister` before a name that opens at token `name`.
    fn before(&self, name: usize) -> Option<Span> {
        let last = self.earlier(name)?;
        // "Gov. Ana Vale"
        let noun = if self.word(last) == "." { self.earlier(last)? } else { last };
        let title = self.is_title(noun) && !tells(&self.folded(noun), "address");
        if title && (noun == last || self.is_abbreviation(noun)) {
            return Some(self.span(self.opening(noun), last));
        }
        // "chief of the Atomic Office Mo Eslan"
        let noun = self.noun_with_complement(last)?;
        self.is_capital(last).then(|| self.span(self.opening(noun), last))
    }

    /// `the president of Kosovo,` before a name: only where the name is set off on both sides.
    fn before_comma(&self, name: usize, end: usize) -> Option<Span> {
        let comma = self.earlier(name).filter(|&at| self.word(at) == ",")?;
        let closed = self.later(end.checked_sub(1)?).is_none_or(|next| self.is_break(next) || self.word(next) == "and");
        let last = self.earlier(comma).filter(|_| closed)?;
        let complement = || self.noun_with_complement(last).or_else(|| self.noun_with_plain_complement(last));
        let noun = if self.is_role(last) { last } else { complement()? };
        let opening = self.opening(noun);
        let opening = self.behind_article(opening).unwrap_or(opening);
        let led = self.earlier(opening).is_none_or(|at| self.leads(at));
        (led || self.name_at(opening).is_some()).then(|| self.span(opening, last))
    }

    /// Whether a group of words may open behind the token: an article, or whose it is.
    fn leads(&self, at: usize) -> bool {
        is_article(&self.folded(at)) || self.sentence.is_possessive(at)
    }

    /// Where the role opens that has words before its noun which no list knows: `the newly appointed spokesman`.
    fn behind_article(&self, opening: usize) -> Option<usize> {
        let mut at = opening;
        for _ in 0..3 {
            let before = self.earlier(at)?;
            if self.leads(before) {
                return Some(at);
            }
            let word = self.sentence.kind(before) == Some(TokenKind::Word);
            let plain = word && !is_link(&self.folded(before)) && self.word(before) != "and";
            at = Some(before).filter(|_| plain && !self.is_capital(before))?;
        }
        None
    }

    /// The noun of `secretary of the union`, of which `last` is the last word.
    fn noun_with_plain_complement(&self, last: usize) -> Option<usize> {
        for at in self.sentence.up_to(last).tail(LONGEST).places().rev() {
            if self.is_role(at) && is_link(&fold(self.sentence.after(at))) {
                return Some(at);
            }
            if self.is_break(at) || rule_words!("breaks-title").has(self.word(at)) {
                return None;
            }
        }
        None
    }

    /// `, 45, a teacher at the school,` behind a name that ends before token `end`.
    fn behind(&self, end: usize) -> Option<Span> {
        let comma = self.later(end.checked_sub(1)?).filter(|&at| matches!(self.word(at), "," | "(" | "—" | "–"))?;
        let mut at = self.later(comma)?;
        if self.sentence.kind(at) == Some(TokenKind::Number) && self.later(at).is_some_and(|next| self.word(next) == ",") {
            at = self.later(self.later(at)?)?;
        }
        // "Kwame Orr, currently treasurer at"
        if matches!(self.word(at), "currently" | "now") {
            at = self.later(at)?;
        }
        let article = is_article(&self.folded(at));
        let first = if article { self.later(at)? } else { at };
        let noun = self.role_noun(first, article)?;
        let last = self.complement_end(noun);
        let next = self.later(last);
        let closed = next.is_none_or(|next| self.is_break(next) || rule_words!("closes-role").has(self.word(next)));
        // "Ana Vale, mayor Tom Reed and": the title of the next name.
        let titles_next =
            next.is_some_and(|next| self.name_at(next).is_some_and(|name| self.names[name].kind == EntityType::Person));
        (closed && !titles_next).then(|| self.span(first, last))
    }

    /// The noun that says what somebody is, within the words from `first` up to a break or a small word.
    fn role_noun(&self, first: usize, article: bool) -> Option<usize> {
        let (mut noun, mut strange) = (None, 0);
        for at in self.sentence.from(first).head(LONGEST).places() {
            let word = self.folded(at);
            if self.is_break(at) || is_link(&word) || rule_words!("breaks-role").has(&word) {
                break;
            }
            if self.is_role(at) {
                noun = Some(at);
            } else if self.name_at(at).is_none() && !self.is_modifier(at) && !self.sentence.is_possessive(at) {
                strange += 1;
                // "Owen Kell, interest rate strategist at", but not "Owen Kell, speaking teacher to".
                let plain =
                    matches!(class(&word), WordClass::Noun | WordClass::Adjective | WordClass::VerbOrNoun(VerbForm::Base));
                if strange
                    > if article {
                        4
                    } else if plain {
                        2
                    } else {
                        0
                    }
                {
                    return None;
                }
            }
        }
        // The noun closes its group: "the president elect" may go on, "the mayor opened the" may not.
        noun.filter(|&noun| {
            self.later(noun).is_none_or(|next| {
                self.is_break(next) || is_link(&self.folded(next)) || rule_words!("closes-role").has(self.word(next))
            })
        })
    }

    /// The last token of `of Kosovo` behind a role's noun; the noun where nothing of the kind follows.
    fn complement_end(&self, noun: usize) -> usize {
        let mut last = noun;
        let next = self.later(noun).filter(|&at| is_link(&self.folded(at)) || self.opens_second_role(at));
        let rest = next.map(|next| self.sentence.from(next).head(LONGEST).places());
        for at in rest.into_iter().flatten() {
            let word = self.folded(at);
            let ends = self.is_break(at) || rule_words!("breaks-complement").has(&word);
            if ends || word == "and" && !self.opens_second_role(at) && !self.goes_on(at) {
                break;
            }
            last = at;
        }
        last
    }

    /// Whether a capital goes on behind "and" that opens nobody's name: "Minister of Trade and Industry", but "Prime Minister of
    /// Ostland and Ana Vale".
    fn goes_on(&self, at: usize) -> bool {
        let person = |next: usize| self.name_at(next).is_some_and(|name| self.names[name].kind == EntityType::Person);
        self.later(at).is_some_and(|next| self.is_capital(next) && !person(next))
    }

    /// `and chief executive`
    fn opens_second_role(&self, at: usize) -> bool {
        self.word(at) == "and" && self.later(at).is_some_and(|next| self.is_role(next) || self.is_modifier(next))
    }

    /// The noun of `Minister of Defence`, of which `last` is the last word.
    fn noun_with_complement(&self, last: usize) -> Option<usize> {
        let mut link = false;
        for at in self.sentence.up_to(last + 1).tail(LONGEST).places().rev() {
            if link && self.is_role(at) {
                return Some(at);
            }
            link = is_link(&self.folded(at));
            let goes_on =
                link || self.is_capital(at) || self.name_at(at).is_some() || matches!(self.word(at), "the" | "and" | "&");
            if !goes_on {
                return None;
            }
        }
        None
    }

    /// Where the role opens whose noun is token `noun`: modifiers, and whose it is (`Kosovo's`), belong to it.
    fn opening(&self, noun: usize) -> usize {
        let mut first = noun;
        while let Some(at) = self.earlier(first).filter(|&at| noun - at <= LONGEST) {
            let owned = self.sentence.is_possessive(at) && self.earlier(at).is_some_and(|owner| self.name_at(owner).is_some());
            // "player/manager", but not "PRESIDENCY / AFP".
            let glued = self.sentence.is_glued(first);
            let hyphen = matches!(self.word(at), "-" | "/" | "&") && first < noun && (glued || self.word(at) == "&");
            // "writer and journalist Sam Atal"
            let two =
                self.word(at) == "and" && self.earlier(at).is_some_and(|before| self.is_role(before) && !self.is_capital(first));
            // "Lt. Gov. Kim Tarn"
            let dotted = self.earlier(at).filter(|&title| self.word(at) == "." && self.is_abbreviation(title));
            if let Some(title) = dotted {
                first = title;
            } else if let Some(field) = self.field(at, first, noun) {
                first = field;
            } else if let Some(name) = self.name_at(at) {
                first = self.sentence.within(self.names[name].span).start;
            } else if owned || hyphen || two || self.is_modifier(at) || self.is_title(at) {
                first = at;
            } else {
                break;
            }
        }
        first
    }

    /// Where a post's field stands before its noun: "Irrigation" of "Irrigation Minister", "Work" of "Work and Pensions Secretary". The
    /// role opens at `first` so far.
    fn field(&self, at: usize, first: usize, noun: usize) -> Option<usize> {
        let plain = |at: usize| {
            let noun = matches!(class(&self.folded(at)), WordClass::Noun | WordClass::Adjective | WordClass::VerbOrNoun(_));
            noun && self.is_capital(at) && self.name_at(at).is_none()
        };
        let led = [first, noun].into_iter().any(|at| self.is_capital(at) && tells(&self.folded(at), "has-field"));
        match self.word(at) {
            "and" | "&" => self.earlier(at).filter(|&field| led && first < noun && plain(field)),
            _ => (led && plain(at)).then_some(at),
        }
    }

    fn is_title(&self, at: usize) -> bool {
        self.sentence.kind(at) == Some(TokenKind::Word)
            && (self.is_role(at) || self.is_capital(at) && HONORIFICS.contains_key(self.folded(at).as_str()))
    }

    fn is_role(&self, at: usize) -> bool {
        let word = self.folded(at);
        let word =
            word.strip_prefix("ex-").or_else(|| word.strip_prefix("vice-")).or_else(|| word.strip_prefix("co-")).unwrap_or(&word);
        let word = word.strip_suffix("-elect").unwrap_or(word);
        ROLES.contains_key(word)
    }

    fn is_abbreviation(&self, at: usize) -> bool {
        HONORIFICS.contains_key(self.folded(at).as_str())
    }

    fn is_modifier(&self, at: usize) -> bool {
        let word = self.folded(at);
        ROLE_MODIFIERS.contains(word.strip_prefix("then-").or_else(|| word.strip_prefix("ex-")).unwrap_or(&word))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.sentence.is_capital(at)
    }

    fn is_break(&self, at: usize) -> bool {
        self.sentence.kind(at) == Some(TokenKind::Punctuation) && !matches!(self.word(at), "-" | "&" | "/" | "'" | "’")
    }

    /// The name that token `at` is part of.
    fn name_at(&self, at: usize) -> Option<usize> {
        span::at(self.names, self.sentence.row.at(at)?.span.start)
    }

    fn earlier(&self, at: usize) -> Option<usize> {
        self.sentence.row.earlier(at)
    }

    fn later(&self, at: usize) -> Option<usize> {
        self.sentence.row.later(at)
    }

    fn word(&self, at: usize) -> &str {
        self.sentence.word(at)
    }

    fn folded(&self, at: usize) -> String {
        fold(self.word(at))
    }

    fn span(&self, first: usize, last: usize) -> Span {
        self.sentence.span(first..last + 1)
    }
}

fn is_article(word: &str) -> bool {
    rule_words!("role-article").has(word)
}

/// Small words that bind a complement to a role: `president of`, `teacher at`.
fn is_link(word: &str) -> bool {
    rule_words!("binds-complement").has(word)
}
