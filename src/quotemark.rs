//! Quotation marks to stretches of quoted text.
//!
//! Runs before sentences are split: a full stop inside an open quotation is not the end of the sentence around it. Who said
//! it is a later question ([`crate::quote`]). Apostrophes, feet and inches are no marks. A mark that is missing costs no more
//! than its paragraph.

use crate::document::{Block, BlockRole, Document};
use crate::lexicon::rule_words;
use crate::span::{Span, Spanned, find_byte};
use crate::wordclass::{self, WordClass};

/// A stretch of text between quotation marks, within one block.
///
/// `content` leaves the marks out. When the closing mark is missing, `content` runs to the end of the block, or to where the text
/// says who said it: `"The bridge is safe, said Brell.`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedText {
    pub content: Span,
    /// The opening mark; `None` where a quotation goes on from the block before without one.
    pub open: Option<Span>,
    /// The closing mark; `None` where it is missing.
    pub close: Option<Span>,
    /// The index of the quoted text, in a block before, that this one goes on with.
    pub continues: Option<usize>,
    /// How many other quotations this one stands in.
    pub depth: usize,
}

impl QuotedText {
    /// Content and marks.
    pub fn outer(&self) -> Span {
        let start = self.open.map_or(self.content.start, |mark| mark.start);
        Span::new(start, self.close.map_or(self.content.end, |mark| mark.end))
    }
}

impl Spanned for QuotedText {
    fn span(&self) -> Span {
        self.content
    }
}

/// Pairs the quotation marks of each block. The result is sorted by start; nested quotations follow the one they stand in.
pub fn pair(document: &Document<'_>) -> Vec<QuotedText> {
    let singly = document.blocks.iter().any(|block| closes_singly(&document.text[block.span]));
    let mut pairing = Pairing { text: document.text, singly, ..Pairing::default() };
    for (index, block) in document.blocks.iter().enumerate() {
        let aside = |block: &&Block| matches!(block.role, BlockRole::Caption) || block.role.is_furniture();
        let next = document.blocks[index + 1..].iter().take(MOST_ASIDES).find(|next| !aside(next));
        pairing.block(block, next.map_or("", |next| &document.text[next.span]));
    }
    without_empty(document.text, pairing.quoted)
}

/// French marks stand off from their words by a blank, which is no part of the content.
fn without_empty(text: &str, quoted: Vec<QuotedText>) -> Vec<QuotedText> {
    let mut place = Vec::with_capacity(quoted.len());
    let mut kept: Vec<QuotedText> = Vec::with_capacity(quoted.len());
    for mut quoted in quoted {
        quoted.content = quoted.content.trim(text);
        place.push((!quoted.content.is_empty()).then_some(kept.len()));
        if !quoted.content.is_empty() {
            quoted.continues = quoted.continues.and_then(|before| place[before]);
            kept.push(quoted);
        }
    }
    kept
}

/// The contents that stand in no other quotation: sorted, without overlaps.
pub fn outermost(quoted: &[QuotedText]) -> Vec<Span> {
    let mut outermost: Vec<Span> = Vec::new();
    for content in quoted.iter().map(|quoted| quoted.content) {
        if outermost.last().is_none_or(|last| last.end <= content.start) {
            outermost.push(content);
        }
    }
    outermost
}

/// For each quotation the one in which it ends: itself, or the last of those that go on with it.
pub fn ends(quoted: &[QuotedText]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..quoted.len()).collect();
    // One goes on with a quotation before it: from the last to the first, what follows is settled already.
    for index in (0..quoted.len()).rev() {
        if let Some(before) = quoted[index].continues {
            ends[before] = ends[index];
        }
    }
    ends
}

/// How many captions and adverts may stand between two paragraphs of one quotation.
const MOST_ASIDES: usize = 4;

/// What marks open and close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Single,
    /// Two apostrophes or grave accents: ``We won,'' he said.
    Typewriter,
}

/// Stands for two apostrophes or two grave accents.
const TYPEWRITER: char = '`';

#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    glyph: char,
    before: Option<char>,
    after: Option<char>,
    /// For a single mark that may close: no letter s before it, so that it is hardly the apostrophe of `the dogs’`.
    settled: bool,
}

impl Mark {
    /// Blank, bracket, dash or another mark before it and none behind it: it looks like an opening mark.
    fn leans_open(&self) -> bool {
        let free = self.before.is_none_or(|c| c.is_whitespace() || "([{-–—/“\"‘'«„".contains(c));
        free && self.after.is_some_and(|c| !c.is_whitespace() && !",.;:!?)]}".contains(c))
    }

    fn leans_closed(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace()) && self.after.is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether it closes a double quotation, not opens one.
    fn closes_double(&self) -> bool {
        self.glyph == '”' || self.leans_closed() && !self.leans_open()
    }
}

#[derive(Clone, Copy, Debug)]
struct Open {
    family: Family,
    glyph: char,
    index: usize,
    /// The first mark of another kind that would close it, should no better one come: `“We won.’ She left.`
    stopgap: Option<Span>,
}

#[derive(Default)]
struct Pairing<'t> {
    text: &'t str,
    quoted: Vec<QuotedText>,
    stack: Vec<Open>,
    /// Whether a paragraph of the text opens with a quotation in single marks.
    singly: bool,
    /// The quotation that the block before left open.
    unclosed: Option<usize>,
}

impl Pairing<'_> {
    fn block(&mut self, block: &Block, next: &str) {
        if matches!(block.role, BlockRole::Caption) || block.role.is_furniture() {
            // A caption between two paragraphs does not end the quotation that runs over it.
            let carried = self.unclosed.take();
            self.marks_of(block, next);
            self.unclosed = carried;
        } else {
            self.marks_of(block, next);
        }
    }

    fn marks_of(&mut self, block: &Block, next: &str) {
        let carried = self.unclosed.take();
        let marks = marks(self.text, block.span);
        let opens_at_start = |mark: &Mark| mark.span.start == block.span.start;
        let ahead = Ahead::read(self.text, &marks);
        for (index, mark) in marks.iter().enumerate() {
            let fresh = self.stack.is_empty();
            let count = self.quoted.len();
            match mark.glyph {
                '\'' | '’' | '"' | '”'
                    if index == 0
                        && mark.leans_closed()
                        && !mark.leans_open()
                        && carried.is_none()
                        && self.was_opened(mark, block.span) =>
                {
                    self.go_on_without_mark(block.span.start, mark, None);
                }
                '\'' | '‘' | '’' | '‚' | '‛' => {
                    let closes = ahead.closes_later[index] || self.runs_on(mark, block.span, carried.is_some(), next);
                    self.single(mark, closes, ahead.may_wait[index]);
                }
                '«' | '»' | '‹' | '›' => self.guillemet(mark),
                TYPEWRITER => self.typewriter(mark),
                _ if index == 0 && carried.is_some() && mark.leans_closed() && !mark.leans_open() => {
                    self.go_on_without_mark(block.span.start, mark, carried);
                }
                _ => {
                    let next = ahead.double[index].map(|next| &marks[next]).filter(|next| next.closes_double());
                    self.double(mark, next, ahead.straight[index], block.span.start);
                }
            }
            if fresh && opens_at_start(mark) && self.quoted.len() > count {
                self.quoted[count].continues = carried;
            }
        }
        self.end_block(block.span, next);
    }

    /// `closer` is the next double mark where it closes; `straight`, whether a straight one closes later.
    fn double(&mut self, mark: &Mark, closer: Option<&Mark>, straight: bool, block: usize) {
        let Some(open) = self.stack.iter().rfind(|open| open.family == Family::Double).copied() else {
            let opens = match mark.glyph {
                '"' => {
                    // `date="March 11"` is markup.
                    !is_inches(mark)
                        && mark.before != Some('=')
                        && (mark.leans_open() || !mark.leans_closed() && mark.after.is_some_and(|c| !c.is_whitespace()))
                }
                '”' | '″' => mark.leans_open() && mark.before.is_none_or(char::is_whitespace),
                _ => mark.after.is_some_and(|c| !c.is_whitespace() || mark.before.is_none()),
            };
            // Said Brell: “ We won.”
            let stands_off = mark.glyph != '”' && mark.before.is_none_or(char::is_whitespace) && mark.after.is_some();
            if opens || stands_off && (mark.before.is_none() || closer.is_some()) && !is_inches(mark) {
                self.open(mark, Family::Double);
            }
            return;
        };
        // “He said ‘they call it “fine” here’ and left.”
        if matches!(mark.glyph, '“' | '„') && mark.leans_open() && self.stack.last().is_some_and(|top| top.glyph == '‘') {
            self.open(mark, Family::Double);
            return;
        }
        // "Vale called it “old” and left," wrote Brell; and an excerpt of which every paragraph opens with a mark.
        let excerpt = self.quoted[open.index].content.start == block + 1;
        let inner = open.glyph == '"' && mark.glyph == '“' && mark.leans_open() && closer.is_some_and(|next| next.glyph == '”');
        if inner && (excerpt || straight) {
            self.open(mark, Family::Double);
            return;
        }
        let starts_anew = match mark.glyph {
            '"' => {
                open.glyph == '"'
                    && mark.before.is_some_and(char::is_whitespace)
                    && mark.after.is_some_and(|c| !c.is_whitespace())
            }
            '“' | '„' | '‟' => !mark.leans_closed() || mark.leans_open() && open.glyph != '„',
            _ => false,
        };
        // “The 12" record is gone,” and "The pipe is 7" wide," where the mark behind this one closes.
        let inches = mark.before.is_some_and(|c| c.is_ascii_digit()) && mark.after.is_some_and(char::is_whitespace);
        let inches = inches && (open.glyph != '"' || closer.is_some());
        if mark.glyph == '"' && (inches || self.is_feet_and_inches(mark)) {
            return;
        }
        // A mark that opens where one is open: the closing mark between the two was lost.
        let close = (!starts_anew).then_some(mark.span);
        self.close(Family::Double, mark.span.start, close);
        if starts_anew {
            self.open(mark, Family::Double);
        }
    }

    fn guillemet(&mut self, mark: &Mark) {
        let mirrored = match mark.glyph {
            '«' => '»',
            '»' => '«',
            '‹' => '›',
            _ => '‹',
        };
        let top = self.stack.iter().rfind(|open| open.family == Family::Guillemet);
        if top.is_some_and(|open| open.glyph == mirrored || open.glyph == mark.glyph && mark.leans_closed()) {
            self.close(Family::Guillemet, mark.span.start, Some(mark.span));
        } else if matches!(mark.glyph, '«' | '‹') && mark.after.is_some() || mark.leans_open() {
            self.open(mark, Family::Guillemet);
        }
    }

    fn typewriter(&mut self, mark: &Mark) {
        if self.stack.iter().any(|open| open.family == Family::Typewriter) {
            self.close(Family::Typewriter, mark.span.start, Some(mark.span));
        } else if mark.leans_open() || mark.before.is_none() {
            self.open(mark, Family::Typewriter);
        }
    }

    fn single(&mut self, mark: &Mark, closes_later: bool, may_wait: bool) {
        let open = self.stack.last().is_some_and(|open| open.family == Family::Single);
        if open && mark.glyph != '‚' && mark.leans_closed() && (mark.settled || !may_wait) && !mark.leans_open() {
            self.close(Family::Single, mark.span.start, Some(mark.span));
        } else if !open
            && mark.leans_open()
            && !matches!(mark.glyph, '’')
            && closes_later
            && !is_elision(&self.text[mark.span.end..])
        {
            self.open(mark, Family::Single);
        } else if matches!(mark.before, Some('.' | ',' | '?' | '!' | '…'))
            && mark.leans_closed()
            && let Some(top) = self.stack.last_mut().filter(|top| top.family == Family::Double)
        {
            top.stopgap.get_or_insert(mark.span);
        }
    }

    /// `I back her,” said Stack.`: the opening mark was lost, and the quotation opens its paragraph.
    fn was_opened(&self, mark: &Mark, block: Span) -> bool {
        let before = &self.text[block.start..mark.span.start];
        let closes = before.ends_with([',', '.', '?', '!', '…']) && before.contains(' ');
        let tail = self.text[mark.span.end..block.end].trim_start();
        closes && self.stack.is_empty() && opens_attribution(tail.trim_end_matches('.'))
    }

    /// Whether a single mark without a closing one in its paragraph opens a quotation all the same: the next paragraph opens with a
    /// single mark too, or this one goes on with the paragraph before. Any other is an apostrophe.
    fn runs_on(&self, mark: &Mark, block: Span, carried: bool, next: &str) -> bool {
        let opens_block = mark.span.start == block.start;
        let announced = || self.text[block.start..mark.span.start].trim_end().ends_with([':', ',']);
        opens_block && (carried || self.is_lost(block)) || opens_with_single(next) && (opens_block || announced())
    }

    /// Whether a paragraph that opens with a single mark which nobody closes is a quotation whose closing mark was lost: where others
    /// open so and are closed, and this one is a sentence.
    fn is_lost(&self, block: Span) -> bool {
        let text = self.text[block].trim_end();
        let sentence = text.ends_with(['.', '?', '!', '…']);
        self.singly && sentence && opens_with_single(text) && text.chars().nth(1).is_some_and(char::is_uppercase)
    }

    fn open(&mut self, mark: &Mark, family: Family) {
        self.stack.push(Open { family, glyph: mark.glyph, index: self.quoted.len(), stopgap: None });
        self.quoted.push(QuotedText {
            content: Span::new(mark.span.end, mark.span.end),
            open: Some(mark.span),
            close: None,
            continues: None,
            depth: self.stack.len() - 1,
        });
    }

    /// Closes the innermost open quotation of the family, and what was left open inside it.
    fn close(&mut self, family: Family, end: usize, mark: Option<Span>) {
        while let Some(open) = self.stack.pop() {
            let quoted = &mut self.quoted[open.index];
            quoted.close = mark.filter(|_| open.family == family).or(open.stopgap);
            // What nobody closes ends where the next opens, or where somebody is said to have said it.
            let end = quoted.close.map_or(end, |mark| mark.start);
            quoted.content = Span::new(quoted.content.start, end);
            if quoted.close.is_none() && open.family == Family::Double {
                cut_attribution(self.text, quoted, Cut::Anywhere);
            }
            if open.family == family {
                return;
            }
        }
    }

    /// "The first paragraph goes on. ⏎ And this one ends it," she said. No mark opens the second paragraph.
    fn go_on_without_mark(&mut self, start: usize, mark: &Mark, continues: Option<usize>) {
        let content = Span::new(start, mark.span.start);
        self.quoted.push(QuotedText { content, open: None, close: Some(mark.span), continues, depth: 0 });
    }

    fn end_block(&mut self, block: Span, next: &str) {
        let single = opens_with_single(next);
        let is_lost = self.is_lost(block);
        let goes_on = |open: &Open| if open.family == Family::Single { single } else { next.starts_with(open.glyph) };
        for open in &self.stack {
            let quoted = &mut self.quoted[open.index];
            // A lone single mark is an apostrophe.
            let opens_block = quoted.open.is_some_and(|mark| mark.start == block.start);
            let lost = opens_block && (quoted.continues.is_some() || is_lost);
            let lone = open.family == Family::Single && !single && !lost;
            quoted.content = Span::new(quoted.content.start, if lone { quoted.content.start } else { block.end });
        }
        self.unclosed = self.stack.first().map(|open| open.index).filter(|&index| !self.quoted[index].content.is_empty());
        if let Some(open) = self.stack.first() {
            let quoted = &mut self.quoted[open.index];
            if let Some(mark) = open.stopgap.filter(|_| !goes_on(open)) {
                (quoted.content, quoted.close) = (Span::new(quoted.content.start, mark.start), Some(mark));
                self.unclosed = None;
            } else if !quoted.content.is_empty() {
                // “It is shut, said Nell Orr. ⏎ “It is open,” said Bo Lark.
                let cut = if goes_on(open) { Cut::AtEnd } else { Cut::Anywhere };
                if cut_attribution(self.text, quoted, cut) {
                    self.unclosed = None;
                }
            }
        }
        self.stack.clear();
    }

    /// The second mark of `6'2"`.
    fn is_feet_and_inches(&self, mark: &Mark) -> bool {
        let head = &self.text[..mark.span.start];
        let feet = head.trim_end_matches(|c: char| c.is_ascii_digit());
        feet.len() < head.len() && feet.ends_with(['\'', '’', '′'])
    }
}

/// Whether a paragraph opens with a single mark that is no apostrophe.
fn opens_with_single(paragraph: &str) -> bool {
    let tail = paragraph
        .strip_prefix(['\'', '‘'])
        .filter(|tail| tail.starts_with(|c: char| c.is_alphanumeric() || c == '“' || c == '"'));
    tail.is_some_and(|tail| !is_elision(tail))
}

/// Whether a paragraph opens with a quotation in single marks that is closed: `‘It is safe,’ said Brell.`
fn closes_singly(paragraph: &str) -> bool {
    let closes = |(at, _): (usize, &str)| paragraph[..at].ends_with([',', '.', '?', '!', '…']);
    opens_with_single(paragraph) && paragraph.match_indices(['\'', '’']).any(closes)
}

/// A straight mark behind a digit and before no word, with nothing open: `a 12" blade`.
fn is_inches(mark: &Mark) -> bool {
    mark.before.is_some_and(|c| c.is_ascii_digit()) && !mark.after.is_some_and(char::is_alphanumeric)
}

/// Words that an apostrophe opens: `'90s`, `'em`.
fn is_elision(tail: &str) -> bool {
    let word: String = tail.chars().take_while(|c| c.is_alphanumeric()).take(6).collect();
    let digits = word.trim_end_matches('s');
    let year = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    year || rule_words!("elided").has(&word)
}

/// Where in a quotation that nobody closes it may be told who said it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    Anywhere,
    /// In the last words of its paragraph: the next one opens with a mark of its own.
    AtEnd,
}

/// Ends a quotation that nobody closes before who said it: `"The bridge is safe, said Brell.` Not where it has been said before
/// the quotation who says it.
fn cut_attribution(text: &str, quoted: &mut QuotedText, cut: Cut) -> bool {
    const LONGEST: usize = 6;
    let Some(open) = quoted.open else { return false };
    if text[..open.start].trim_end().ends_with([':', ',']) {
        return false;
    }
    let content = text[quoted.content].trim_end();
    let short = |tail: &str| cut == Cut::Anywhere || tail.split_whitespace().take(LONGEST + 1).count() <= LONGEST;
    let told = |&(at, _): &(usize, &str)| {
        let tail = &content[at + 2..];
        short(tail) && opens_attribution(tail)
    };
    // "Is it shut? Nell Orr asked."
    let asked =
        || content.match_indices(['?', '!']).filter(|(at, _)| content[at + 1..].starts_with(' ')).rev().take(2).find(told);
    let said = content.match_indices(", ").find(told).or_else(|| if cut == Cut::AtEnd { asked() } else { None });
    if let Some((at, _)) = said {
        quoted.content = Span::new(quoted.content.start, quoted.content.start + at + 1);
    }
    said.is_some()
}

/// `said Dana Brell`, `she added.`, but `told Dana Brell` and `said Dana Brell was wrong`
fn opens_attribution(tail: &str) -> bool {
    let says = |word: &str| {
        let finite = word.ends_with("ed") || word.ends_with('s') || rule_words!("says-without-ed").has(word);
        finite && word.starts_with(char::is_lowercase) && wordclass::is_speech_verb(word)
    };
    let named = |word: &str| word.len() > 1 && word.starts_with(char::is_uppercase);
    let bare = |word: &str| word.trim_end_matches(['.', ',', ';']).len();
    let mut words = tail.split([' ', '\u{a0}']).take(5);
    let Some(first) = words.next() else { return false };
    if says(first) {
        let mut behind = words.skip_while(|word| named(word) && bare(word) == word.len());
        let goes_on = behind
            .next()
            .is_some_and(|word| matches!(wordclass::class(word), WordClass::Auxiliary | WordClass::Modal | WordClass::Verb(_)));
        return !wordclass::has_addressee(first) && !goes_on && tail.split(' ').nth(1).is_some_and(named);
    }
    let ends = |word: &str| says(&word[..bare(word)]) && (bare(word) < word.len() || tail.ends_with(word));
    let subject = rule_words!("who-speaks").has(first) || named(first);
    subject && words.take_while(|word| named(word) || ends(word)).any(ends)
}

/// What follows each mark of a block.
struct Ahead {
    /// Whether a single mark that can close follows.
    closes_later: Vec<bool>,
    /// Whether a settled single closing mark follows before the next opening one.
    may_wait: Vec<bool>,
    /// The next double mark.
    double: Vec<Option<usize>>,
    /// Whether a straight double mark that can close follows.
    straight: Vec<bool>,
}

impl Ahead {
    fn read(text: &str, marks: &[Mark]) -> Self {
        let none = vec![false; marks.len()];
        let mut ahead =
            Ahead { closes_later: none.clone(), may_wait: none.clone(), double: vec![None; marks.len()], straight: none };
        let (mut closer, mut settled, mut double, mut straight) = (false, false, None, false);
        for (index, mark) in marks.iter().enumerate().rev() {
            (ahead.closes_later[index], ahead.may_wait[index]) = (closer, settled);
            (ahead.double[index], ahead.straight[index]) = (double, straight);
            if is_double(mark.glyph) {
                double = Some(index);
                straight |= mark.glyph == '"' && mark.leans_closed();
            }
            if !matches!(mark.glyph, '\'' | '‘' | '’') {
                continue;
            }
            if mark.leans_open() && mark.glyph != '’' && !is_elision(&text[mark.span.end..]) {
                settled = false;
            } else if mark.leans_closed() {
                closer = true;
                settled |= mark.settled;
            }
        }
        ahead
    }
}

/// The characters of a block that can be quotation marks; apostrophes inside words are left out.
fn marks(text: &str, block: Span) -> Vec<Mark> {
    let inner = &text[block];
    // The bytes that those characters open with: most texts have few.
    let may_open = |byte: u8| matches!(byte, b'"' | b'\'' | b'`' | 0xC2 | 0xE2);
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(near) = find_byte(inner, at, may_open) {
        at = near;
        let mut chars = inner[at..].chars().peekable();
        let (Some(glyph), before) = (chars.next(), inner[..at].chars().next_back()) else { break };
        let place = at;
        at += glyph.len_utf8();
        if !is_mark(glyph) && glyph != TYPEWRITER {
            continue;
        }
        let start = block.start + place;
        // “We won.’’: a closing mark typed as two single ones.
        let twice = glyph == '’' && chars.next_if_eq(&glyph).is_some();
        let doubled = matches!(glyph, '\'' | '`') && chars.next_if_eq(&glyph).is_some();
        at += if twice || doubled { glyph.len_utf8() } else { 0 };
        let after = chars.peek().copied();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // "the dogs'", "foolin' round": an apostrophe, should a better mark come.
        let settled = !matches!(before, Some('s' | 'S' | 'z' | 'x')) && !inner[..place].ends_with("in");
        let and = matches!(glyph, '\'' | '’') && ["'n", "’n", "‘n"].iter().any(|head| inner[..place].ends_with(head));
        if doubled {
            marks.push(Mark { span: Span::new(start, start + 2), glyph: TYPEWRITER, before, after, settled });
        } else if twice {
            let span = Span::new(start, start + 2 * glyph.len_utf8());
            marks.push(Mark { span, glyph: '’', before, after, settled: true });
        } else if is_mark(glyph) && !and && !(matches!(glyph, '\'' | '’') && letter(before) && letter(after)) {
            marks.push(Mark { span: Span::new(start, start + glyph.len_utf8()), glyph, before, after, settled });
        }
    }
    marks
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟')
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '\'' | '‘' | '’' | '‚' | '‛')
}
