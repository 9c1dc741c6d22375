//! What a word is in its sentence: Universal Dependencies' parts of speech, and the forms of verbs.

/// A word's part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Tag {
    pub const ALL: [Tag; 17] = {
        use Tag::{Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X};
        [Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X]
    };

    /// The tag's name in Universal Dependencies, and in a report.
    pub fn name(self) -> &'static str {
        match self {
            Tag::Adj => "ADJ",
            Tag::Adp => "ADP",
            Tag::Adv => "ADV",
            Tag::Aux => "AUX",
            Tag::Cconj => "CCONJ",
            Tag::Det => "DET",
            Tag::Intj => "INTJ",
            Tag::Noun => "NOUN",
            Tag::Num => "NUM",
            Tag::Part => "PART",
            Tag::Pron => "PRON",
            Tag::Propn => "PROPN",
            Tag::Punct => "PUNCT",
            Tag::Sconj => "SCONJ",
            Tag::Sym => "SYM",
            Tag::Verb => "VERB",
            Tag::X => "X",
        }
    }
}

/// The form of a verb or auxiliary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// The finite past tense: `said`.
    Past,
    /// The finite present tense, and the modals: `says`, `say`, `must`, `would`.
    Present,
    /// The infinitive, with or without `to`, and the imperative.
    Base,
    /// The form in -ing.
    Gerund,
    /// The past participle.
    Participle,
}

impl Form {
    pub const ALL: [Form; 5] = [Form::Past, Form::Present, Form::Base, Form::Gerund, Form::Participle];

    /// The form's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Form::Past => "past",
            Form::Present => "present",
            Form::Base => "base",
            Form::Gerund => "gerund",
            Form::Participle => "participle",
        }
    }
}

/// What the tagger tells apart: the index of a tag with its form in [`CLASSES`].
pub type Class = u8;

/// How many classes there are.
pub const COUNT: usize = 25;

/// The classes: every tag but those of verbs alone, those of verbs in each form.
pub const CLASSES: [(Tag, Option<Form>); COUNT] = {
    let mut classes = [(Tag::X, None); COUNT];
    let (mut at, mut count) = (0, 0);
    while at < Tag::ALL.len() {
        let tag = Tag::ALL[at];
        at += 1;
        if !matches!(tag, Tag::Aux | Tag::Verb) {
            classes[count] = (tag, None);
            count += 1;
            continue;
        }
        let mut form = 0;
        while form < Form::ALL.len() {
            classes[count] = (tag, Some(Form::ALL[form]));
            count += 1;
            form += 1;
        }
    }
    classes
};

/// The class of a tag and, for verbs, its form; a verb without a form counts as its base.
pub fn class(tag: Tag, form: Option<Form>) -> Class {
    let form = form.or(Some(Form::Base)).filter(|_| matches!(tag, Tag::Aux | Tag::Verb));
    CLASSES.iter().zip(0..).find(|(class, _)| **class == (tag, form)).map_or(0, |(_, class)| class)
}
