//! Lines to roles.
//!
//! First which lines are the story, then what its lines and those around it are.

use super::BlockRole;
use super::feature::{Bullet, Cue, Features, Field};
use super::line::Line;

/// How many lines before the first paragraph of a page may hold its headline.
const HEAD: usize = 24;

/// How many lines behind the last paragraph of a page may hold its timestamp, a caption, who wrote it.
const TAIL: usize = 5;

/// The role of each line; `page` tells which lines of a page belong to the story, and is `None` where the text is no page.
pub(super) fn assign(text: &str, lines: &[Line], features: &[Features], page: Option<&[bool]>) -> Vec<BlockRole> {
    let reader = Reader {
        text,
        lines,
        features,
        is_page: page.is_some(),
        story: page.map_or_else(|| vec![true; lines.len()], <[bool]>::to_vec),
    };
    reader.roles()
}

struct Reader<'a> {
    text: &'a str,
    lines: &'a [Line],
    features: &'a [Features],
    is_page: bool,
    /// Which lines belong to the story; of a text that is no page, all.
    story: Vec<bool>,
}

impl Reader<'_> {
    fn roles(&self) -> Vec<BlockRole> {
        let first = (0..self.features.len()).find(|&at| self.is_paragraph(at));
        let Some(first) = first else {
            return (0..self.features.len()).map(|at| self.role_without_prose(at)).collect();
        };
        let last = (0..self.features.len()).rev().find(|&at| self.is_paragraph(at)).unwrap_or(first);
        let mut roles: Vec<BlockRole> = (0..self.features.len()).map(|at| self.role(at, last)).collect();
        if self.mark_mail(&mut roles) {
            return roles;
        }
        let first = if self.asks_first(first) { first + 1 } else { first };
        self.mark_head(&mut roles, first);
        if self.is_page {
            self.clear_around(&mut roles, first, last);
        }
        roles
    }

    /// Whether the line is prose of the story.
    fn is_paragraph(&self, at: usize) -> bool {
        let line = &self.features[at];
        self.story[at] && line.is_prose() && (line.cue.is_none() || self.is_page && line.cue == Some(Cue::Furniture))
    }

    /// What a line's own words say of it.
    fn cued(&self, at: usize) -> Option<BlockRole> {
        let line = &self.features[at];
        match line.cue? {
            // On a page the model has read the neighbours too.
            Cue::Furniture if self.is_page && self.story[at] && line.is_prose() => None,
            Cue::Furniture => Some(BlockRole::Boilerplate),
            Cue::Timestamp => Some(BlockRole::Timestamp),
            Cue::Caption => Some(BlockRole::Caption),
            Cue::Byline => Some(BlockRole::Byline),
        }
    }

    /// The role of a line where nothing reads like prose: notes, a list, verse, a headline alone.
    fn role_without_prose(&self, at: usize) -> BlockRole {
        if self.features[at].blank || self.is_page && !self.story[at] {
            return BlockRole::Boilerplate;
        }
        if self.features.len() == 1 {
            return BlockRole::Paragraph;
        }
        self.cued(at).unwrap_or(if self.is_listed(at) { BlockRole::ListItem } else { BlockRole::Paragraph })
    }

    /// The role of a line; `last` is the last line of prose.
    fn role(&self, at: usize, last: usize) -> BlockRole {
        let line = &self.features[at];
        if line.blank {
            return BlockRole::Boilerplate;
        }
        if let Some(role) = self.cued(at) {
            return role;
        }
        if !self.story[at] {
            return BlockRole::Boilerplate;
        }
        if line.bullet == Some(Bullet::Heading) {
            return BlockRole::Subheading;
        }
        if self.is_listed(at) {
            return BlockRole::ListItem;
        }
        if line.is_prose() || line.ends_sentence || line.ends_with_comma || line.bullet == Some(Bullet::Quotation) {
            return BlockRole::Paragraph;
        }
        if at > last {
            return if self.is_page || self.is_answer(at) { BlockRole::Paragraph } else { BlockRole::Boilerplate };
        }
        if line.words > 16 || self.is_answer(at) || self.is_verse(at) {
            return BlockRole::Paragraph;
        }
        BlockRole::Subheading
    }

    /// Whether the line is one item of several: a list, a table.
    fn is_listed(&self, at: usize) -> bool {
        let like = |other: Option<usize>| {
            let other = other.and_then(|other| self.features.get(other));
            other.is_some_and(|other| other.bullet == self.features[at].bullet && (!other.is_prose() || !self.is_dialogue(at)))
        };
        let marked = matches!(self.features[at].bullet, Some(Bullet::Dot | Bullet::Number | Bullet::Table));
        marked && !self.is_dialogue(at) && (like(at.checked_sub(1)) || like(Some(at + 1)))
    }

    /// Whether the line is speech behind a dash, as French and Spanish print it.
    fn is_dialogue(&self, at: usize) -> bool {
        self.features[at].ends_sentence && self.text[self.lines[at].span].starts_with(['—', '–'])
    }

    /// Whether the line is what someone says in an interview or a transcript, be it a word.
    fn is_answer(&self, at: usize) -> bool {
        super::head::turn(self.text, self.lines[at].span).is_some()
    }

    /// Whether the line stands among lines like it: verse, results, an address.
    fn is_verse(&self, at: usize) -> bool {
        let short = |other: Option<usize>| {
            let line = other.and_then(|other| self.features.get(other));
            line.is_some_and(|line| !line.blank && !line.is_prose() && line.cue.is_none() && line.bullet.is_none())
        };
        let around = [at.checked_sub(2), at.checked_sub(1), Some(at + 1), Some(at + 2)].map(short);
        around.windows(2).any(|pair| pair == [true, true])
    }

    /// Marks the head of a mail, and tells whether there is one: its subject is the headline, its sender the writer.
    fn mark_mail(&self, roles: &mut [BlockRole]) -> bool {
        let fields = self.features.iter().take_while(|line| line.field.is_some()).count();
        if fields < 2 {
            return false;
        }
        for (role, line) in roles.iter_mut().zip(&self.features[..fields]) {
            *role = match line.field {
                Some(Field::Subject) => BlockRole::Headline,
                Some(Field::From) => BlockRole::Byline,
                _ if line.cue == Some(Cue::Timestamp) => BlockRole::Timestamp,
                _ => BlockRole::Boilerplate,
            };
        }
        true
    }

    /// Whether the first paragraph is a question that stands alone above the story: its headline.
    fn asks_first(&self, first: usize) -> bool {
        let line = &self.features[first];
        let question =
            first == 0 && line.words <= 14 && line.inner_stops == 0 && self.text[self.lines[first].span].ends_with('?');
        let next = self.features.get(first + 1);
        question
            && next.is_some_and(|next| {
                matches!(next.cue, Some(Cue::Byline | Cue::Timestamp)) || next.is_prose() && next.words > line.words
            })
    }

    /// Takes the roles away that lines far from the story of a page have: the byline of a teaser is a link.
    fn clear_around(&self, roles: &mut [BlockRole], first: usize, last: usize) {
        let near = first.saturating_sub(HEAD)..last + TAIL;
        for (at, role) in roles.iter_mut().enumerate() {
            if !near.contains(&at) && !self.story[at] {
                *role = BlockRole::Boilerplate;
            }
        }
    }

    /// Headline, standfirst and byline, before the first paragraph.
    fn mark_head(&self, roles: &mut [BlockRole], first: usize) {
        let from = if self.is_page { first.saturating_sub(HEAD) } else { 0 };
        let standfirst = self.standfirst(first);
        for role in &mut roles[from..first] {
            if *role == BlockRole::Subheading || self.is_page && *role == BlockRole::Paragraph {
                *role = BlockRole::Boilerplate;
            }
        }
        let Some(headline) = self.headline(from, first) else { return };
        roles[headline] = BlockRole::Headline;
        let mut taken = false;
        for (at, role) in roles.iter_mut().enumerate().take(first).skip(headline + 1) {
            let line = &self.features[at];
            if line.blank || line.cue.is_some() {
                continue;
            }
            if self.repeats(headline, at) {
                *role = BlockRole::Headline;
            } else if self.is_name(at) {
                *role = BlockRole::Byline;
            } else if !self.is_page && line.words >= 2 || self.story[at] || line.words >= 8 {
                *role = if taken { BlockRole::Subheading } else { BlockRole::Standfirst };
                taken = true;
            }
        }
        if standfirst && !taken {
            roles[first] = BlockRole::Standfirst;
        }
    }

    /// Whether the first paragraph stands before the byline or the timestamp: then it is a standfirst.
    fn standfirst(&self, first: usize) -> bool {
        let signed = |at: usize| matches!(self.features[at].cue, Some(Cue::Byline | Cue::Timestamp));
        let behind = (first + 1..self.features.len()).take(4).find(|&at| self.is_paragraph(at) || signed(at));
        let before = (first.saturating_sub(4)..first).any(signed);
        let goes_on = behind.is_some_and(|at| (at + 1..self.features.len()).take(8).any(|at| self.is_paragraph(at)));
        self.is_paragraph(first) && behind.is_some_and(signed) && !before && goes_on && self.features[first].words < 48
    }

    /// The line that is most like a headline before the first paragraph.
    fn headline(&self, from: usize, first: usize) -> Option<usize> {
        let candidates = (from..first).filter(|&at| {
            let line = &self.features[at];
            let plain = !line.blank && line.cue.is_none() && !line.is_link() && !self.is_name_before_date(at);
            plain && line.words >= if self.is_page { 3 } else { 1 } && line.words < 40
        });
        if !self.is_page {
            // "Region", the name of a section, stands above the headline.
            let few = |at: usize| self.features[at].words < 3;
            return candidates.min_by_key(|&at| (self.features[at].bullet != Some(Bullet::Heading), few(at), at));
        }
        let best = candidates.max_by_key(|&at| self.headline_points(at, first))?;
        // Of two such lines together the first is the headline and the second its standfirst.
        let above = best.checked_sub(1).filter(|&above| above >= from && self.is_title(above) && !self.repeats(above, best));
        Some(above.unwrap_or(best))
    }

    /// Whether the first line ends with the whole second one: the headline again, or a path of links that ends with it.
    fn repeats(&self, first: usize, second: usize) -> bool {
        self.text[self.lines[first].span].ends_with(&self.text[self.lines[second].span])
    }

    /// Whether the line has the length and the look of a headline.
    fn is_title(&self, at: usize) -> bool {
        let line = &self.features[at];
        let plain = line.cue.is_none() && !line.is_link() && line.separators == 0 && !line.ends_sentence && line.bullet.is_none();
        plain && (5..=20).contains(&line.words)
    }

    fn headline_points(&self, at: usize, first: usize) -> i64 {
        let line = &self.features[at];
        let words = line.words.min(12) as i64;
        let heading = i64::from(line.bullet == Some(Bullet::Heading)) * 20;
        let stop = i64::from(line.ends_sentence && !self.text[self.lines[at].span].ends_with(['?', '!'])) * 6;
        2 * words + heading - stop - (first - at) as i64 - 3 * line.separators as i64
    }

    /// Whether the line may be a writer's name or office: few words with capitals, close to a timestamp or a byline.
    fn is_name(&self, at: usize) -> bool {
        let line = &self.features[at];
        let text = &self.text[self.lines[at].span];
        let named = (2..=4).contains(&line.words) && line.capitals + 1 == line.words && line.digits == 0;
        let signed = |at: usize| matches!(self.features[at].cue, Some(Cue::Timestamp | Cue::Byline));
        let close = (at.saturating_sub(1)..(at + 4).min(self.features.len())).any(signed);
        (named || line.names_office) && text.starts_with(char::is_uppercase) && !line.ends_sentence && close
    }

    fn is_name_before_date(&self, at: usize) -> bool {
        at > 0 && self.is_name(at)
    }
}
