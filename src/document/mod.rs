//! Text to blocks with roles.
//!
//! Finds what is headline, byline, caption, body and furniture before anything else is read, because a caption must not
//! become a sentence of the story, nor a byline a speaker.

mod body;
mod chain;
mod cue;
mod feature;
mod head;
mod line;
mod published;
mod role;
#[doc(hidden)]
pub mod training;

use feature::Features;

use crate::calendar::Date;
use crate::memory::Kept;
use crate::options::KnownRole;
use crate::span::{Span, Spanned};

/// What a block is in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockRole {
    Headline,
    Standfirst,
    Subheading,
    Byline,
    Timestamp,
    Caption,
    Paragraph,
    ListItem,
    /// What the outlet puts around an article: links, cookies, copyright, calls to subscribe.
    Boilerplate,
}

impl BlockRole {
    const ALL: [BlockRole; 9] = [
        BlockRole::Headline,
        BlockRole::Standfirst,
        BlockRole::Subheading,
        BlockRole::Byline,
        BlockRole::Timestamp,
        BlockRole::Caption,
        BlockRole::Paragraph,
        BlockRole::ListItem,
        BlockRole::Boilerplate,
    ];

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        BlockRole::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The role's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            BlockRole::Headline => "headline",
            BlockRole::Standfirst => "standfirst",
            BlockRole::Subheading => "subheading",
            BlockRole::Byline => "byline",
            BlockRole::Timestamp => "timestamp",
            BlockRole::Caption => "caption",
            BlockRole::Paragraph => "paragraph",
            BlockRole::ListItem => "listItem",
            BlockRole::Boilerplate => "boilerplate",
        }
    }

    /// Whether the story itself is told here: what statistics and checks read.
    pub fn is_body(self) -> bool {
        matches!(self, BlockRole::Paragraph | BlockRole::ListItem | BlockRole::Standfirst)
    }

    /// Whether the outlet or the editor speaks here, not the story: no speaker and no entity of the story comes from here.
    pub fn is_furniture(self) -> bool {
        matches!(self, BlockRole::Byline | BlockRole::Timestamp | BlockRole::Boilerplate)
    }
}

/// A paragraph, a headline, a caption: lines that belong together.
///
/// The span leaves out the white space at both ends. Blocks are sorted, do not overlap, and together hold every character of
/// the text that is not white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub role: BlockRole,
    /// Where the story was filed, at the head of a paragraph: `PRISTINA, Kosovo (AP) —`.
    pub dateline: Option<Span>,
    /// Who speaks, at the head of a turn of an interview or transcript: `SMITH` in `SMITH: We won.`
    pub turn: Option<Span>,
}

impl Spanned for Block {
    fn span(&self) -> Span {
        self.span
    }
}

/// A text and its blocks.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    pub text: &'t str,
    pub blocks: Vec<Block>,
    /// The day of publication, where the text gives one.
    pub published: Option<Date>,
}

impl Document<'_> {
    /// Takes the caller's word for what a block is that begins in a stretch it knows; heads and the day are read anew.
    ///
    /// A byline between paragraphs, say, is one still: an editor tells it from a paragraph by nothing.
    pub fn tell(&mut self, known: &[KnownRole]) {
        let told: Vec<(usize, BlockRole)> =
            self.blocks.iter().enumerate().filter_map(|(at, block)| Some((at, told(known, block)?))).collect();
        if told.iter().all(|&(at, role)| self.blocks[at].role == role) {
            return;
        }
        let set = |blocks: &mut [Block]| told.iter().for_each(|&(at, role)| blocks[at].role = role);
        set(&mut self.blocks);
        self.blocks.iter_mut().for_each(|block| (block.dateline, block.turn) = (None, None));
        head::mark_datelines(self.text, &mut self.blocks);
        head::mark_turns(self.text, &mut self.blocks);
        set(&mut self.blocks);
        self.published = published::find(self.text, &self.blocks);
    }
}

/// What a caller says the block is.
fn told(known: &[KnownRole], block: &Block) -> Option<BlockRole> {
    let before = known.partition_point(|told| told.span.start <= block.span.start);
    let told = before.checked_sub(1).map(|at| &known[at]).filter(|told| told.span.holds(block.span.start))?;
    let role = BlockRole::from_name(&told.role)?;
    (told.certain || role != BlockRole::Paragraph || !block.role.is_furniture()).then_some(role)
}

/// What is known of the lines of the text before.
#[derive(Default)]
pub struct Memory {
    features: Kept<Features>,
    lines: chain::Memory,
}

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory { features: Kept::keeping(), lines: chain::Memory::keeping() }
    }
}

/// Finds the blocks of a text and their roles.
pub fn parse(text: &str) -> Document<'_> {
    parse_again(text, &mut Memory::default())
}

/// The same of a text that is being written.
pub fn parse_again<'t>(text: &'t str, memory: &mut Memory) -> Document<'t> {
    parse_by(text, &body::WEIGHTS, &chain::WEIGHTS, memory)
}

fn parse_by<'t>(text: &'t str, body: &[f32], chain: &chain::Weights, memory: &mut Memory) -> Document<'t> {
    let Memory { features: known, lines: read_before } = memory;
    known.next_text();
    read_before.next_text();
    let lines = line::unwrap(text, line::lines(text));
    let features = |line: &line::Line| *known.get(|key| key.text(&text[line.span]), || Features::of(&text[line.span]));
    let features: Vec<Features> = lines.iter().map(features).collect();
    let page = body::find(text, &lines, &features, body);
    let rules = role::assign(text, &lines, &features, page.as_deref());
    let read = chain::Page { text, lines: &lines, features: &features, rules: &rules, story: page.as_deref() };
    let roles = read.roles(chain, read_before);
    let mut blocks: Vec<Block> =
        lines.iter().zip(roles).map(|(line, role)| Block { span: line.span, role, dateline: None, turn: None }).collect();
    head::mark_datelines(text, &mut blocks);
    head::mark_turns(text, &mut blocks);
    let published = published::find(text, &blocks);
    Document { text, blocks, published }
}
