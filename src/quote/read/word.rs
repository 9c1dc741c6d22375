//! A word as attribution reads it.

use std::borrow::Cow;

use crate::span::{Span, Spanned};
use crate::token::TokenKind;
use crate::wordclass::{VerbForm, WordClass};
use crate::words::{Form, Stretch, Tag};

/// A token with what attribution asks of it.
pub(crate) struct Word<'t> {
    pub span: Span,
    pub lower: Cow<'t, str>,
    /// What it is in its sentence.
    pub class: WordClass,
    pub kind: TokenKind,
    pub capital: bool,
    /// The outermost quotation that it stands in, its marks included.
    pub quoted: Option<usize>,
    /// The name, title or pronoun that it belongs to.
    pub mention: Option<usize>,
    pub dated: bool,
    pub sentence: usize,
    /// Its part of speech as the learned tags tell it, and the form of a verb.
    pub tag: Tag,
    pub tense: Option<Form>,
}

impl Word<'_> {
    pub(crate) fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub(crate) fn is_mark(&self) -> bool {
        self.kind == TokenKind::Punctuation
    }

    pub(crate) fn is_verb(&self) -> bool {
        matches!(self.class, WordClass::Verb(_) | WordClass::VerbOrNoun(_))
    }

    /// A verb that makes a clause: not a participle in -ing.
    pub(crate) fn is_finite(&self) -> bool {
        match self.class {
            WordClass::Verb(form) => form != VerbForm::Ing,
            WordClass::Auxiliary | WordClass::Modal => true,
            _ => false,
        }
    }

    /// A verb with a tense of its own, as the tags tell it.
    pub(crate) fn is_tensed(&self) -> bool {
        matches!(self.tag, Tag::Verb | Tag::Aux) && matches!(self.tense, Some(Form::Past | Form::Present))
    }

    pub(crate) fn form(&self) -> Option<VerbForm> {
        match self.class {
            WordClass::Verb(form) | WordClass::VerbOrNoun(form) => Some(form),
            _ => None,
        }
    }

    /// `seen`, `asked`: a past or a participle.
    pub(crate) fn is_past(&self) -> bool {
        matches!(self.form(), Some(VerbForm::Past | VerbForm::Participle))
    }

    pub(crate) fn is_dash(&self) -> bool {
        matches!(&*self.lower, "—" | "–" | "―" | "-" | "--")
    }
}

impl<'w> Stretch<'w, Word<'_>> {
    /// The word at a place in lower case; nothing where none stands.
    pub(crate) fn lower(self, place: usize) -> &'w str {
        self.at(place).map_or("", |word| &*word.lower)
    }
}

impl Spanned for Word<'_> {
    fn span(&self) -> Span {
        self.span
    }
}
