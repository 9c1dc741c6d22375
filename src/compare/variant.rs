//! One name or word in several spellings.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::entity::{MentionForm, SharedEntity, plain_name};
use crate::span::{Span, at};
use crate::stats::is_word;
use crate::token::{Token, TokenKind};

use super::words::fold;
use super::{Place, Variant, VariantForm, VariantKind};

/// The places of each spelling.
type Forms = BTreeMap<String, Vec<Place>>;

/// Finds names and words that the articles of an event spell in several ways, each article in one.
pub fn find(articles: &[Analysis<'_>], _shared: &[SharedEntity], event_of: &[usize]) -> Vec<Variant> {
    let mut variants = Vec::new();
    let mut events: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (article, &event) in event_of.iter().enumerate() {
        events.entry(event).or_default().push(article);
    }
    for (event, members) in events.into_iter().filter(|(_, members)| members.len() > 1) {
        variants.extend(names(articles, &members).into_iter().map(|forms| variant(event, VariantKind::Name, forms)));
        variants.extend(words(articles, &members).into_iter().map(|forms| variant(event, VariantKind::Word, forms)));
    }
    variants
}

fn variant(event: usize, kind: VariantKind, forms: Forms) -> Variant {
    let mut forms: Vec<VariantForm> = forms.into_iter().map(|(text, places)| VariantForm { text, places }).collect();
    forms.sort_by_key(|form| form.places[0]);
    Variant { event, kind, forms }
}

fn names(articles: &[Analysis<'_>], members: &[usize]) -> Vec<Forms> {
    const SHORTEST: usize = 5;
    // In the order of the alphabet spellings of one name stand near one another; of more names each looks at the nearest.
    const NEAREST: usize = 100;
    let mut printed: Forms = Forms::new();
    for &article in members {
        let mentions = &articles[article].entities.mentions;
        for mention in mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            let name = &articles[article].document.text[mention.span];
            if name.chars().count() >= SHORTEST && in_story(&articles[article], mention.span.start) {
                printed.entry(name.to_owned()).or_default().push(Place { article, span: mention.span });
            }
        }
    }
    let mut known: BTreeMap<Option<char>, Vec<(String, usize)>> = BTreeMap::new();
    for (name, places) in &printed {
        let name = plain(name);
        known.entry(name.chars().next()).or_default().push((name, places[0].article));
    }
    for (article, span) in members.iter().flat_map(|&article| unknown(&articles[article]).map(move |span| (article, span))) {
        let name = &articles[article].document.text[span];
        let spelled = plain(name);
        // What is a name in one article may be one in another, where it was not known.
        let near = known.get(&spelled.chars().next()).into_iter().flatten().take(NEAREST);
        if near.into_iter().any(|(other, of)| *of != article && is_variant(&spelled, other)) {
            printed.entry(name.to_owned()).or_default().push(Place { article, span });
        }
    }
    // Variants open with the same letter: only these are compared.
    let mut alike: BTreeMap<String, Vec<(&String, String)>> = BTreeMap::new();
    for name in printed.keys() {
        let plain = plain(name);
        alike.entry(plain.chars().take(1).collect()).or_default().push((name, plain));
    }
    let mut found = Vec::new();
    for names in alike.values() {
        for (index, (one, plain)) in names.iter().enumerate() {
            for (other, other_plain) in names[index + 1..].iter().take(NEAREST) {
                if is_variant(plain, other_plain) && apart(&printed[*one], &printed[*other]) {
                    found.push(Forms::from([one, other].map(|name| ((*name).clone(), printed[*name].clone()))));
                }
            }
        }
    }
    found
}

/// Two words in capitals that stand together and are known as no name: `Nabi Sel`.
fn unknown<'a>(article: &'a Analysis<'_>) -> impl Iterator<Item = Span> + 'a {
    let named = |span: Span| at(&article.entities.mentions, span.start).is_some();
    let capital = |token: &Token| {
        let text = &article.document.text[token.span];
        token.kind == TokenKind::Word && text.starts_with(char::is_uppercase) && text.chars().any(char::is_lowercase)
    };
    let together = move |one: &Token, other: &Token| capital(one) && capital(other) && one.span.end + 1 == other.span.start;
    let runs = article.tokens.chunk_by(together);
    let pairs = runs.filter_map(|run| <&[Token; 2]>::try_from(run).ok()).map(|[one, other]| one.span.join(other.span));
    pairs.filter(move |span| !named(*span) && in_story(article, span.start))
}

/// Not what the outlet says of itself.
fn in_story(article: &Analysis<'_>, offset: usize) -> bool {
    let blocks = &article.document.blocks;
    at(blocks, offset).is_some_and(|block| !blocks[block].role.is_furniture())
}

/// The name as it is compared: small, with plain marks.
pub(super) fn plain(name: &str) -> String {
    plain_name(&name.to_lowercase())
}

/// One letter more, less or other, or letters without their accents; but no other ending, which would be another word
/// (`Russia`, `Russian`).
pub(super) fn is_variant(one: &str, other: &str) -> bool {
    let ends_alike = one.chars().last() == other.chars().last();
    let accents = |name: &str| name.chars().filter(|c| !c.is_ascii()).count();
    let stripped = accents(one) != accents(other) && distance(one, other, accents(one) + accents(other)).is_some();
    one != other && (stripped || (ends_alike && distance(one, other, 1).is_some()) || same_but_one(one, other))
}

/// A variant that hardly is another name: long enough, of the same words but for a letter or two.
pub(super) fn is_misspelt(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 6;
    let words = |name: &str| name.split(' ').count();
    let digit = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    let near = distance(one, other, 2).is_some();
    let long = one.chars().count().min(other.chars().count()) >= SHORTEST;
    long && near && words(one) == words(other) && !digit(one) && !digit(other) && is_variant(one, other)
}

/// Names of several words that differ in one: a given name in another spelling (`Binyamin Osk`, `Benjamin Osk`), or a word of a long
/// name (`Initiative for Personal Rights`, `Initiative for Human Rights`).
fn same_but_one(one: &str, other: &str) -> bool {
    const LONG: usize = 5;
    let (here, there): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    if here.len() != there.len() || here.len() < 2 || here.last() != there.last() {
        return false;
    }
    let mut differing = here.iter().zip(&there).enumerate().filter(|(_, (one, other))| one != other);
    let (Some((at, (first, second))), None) = (differing.next(), differing.next()) else { return false };
    let spelled = first.len() >= LONG && first.chars().next() == second.chars().next() && distance(first, second, 2).is_some();
    spelled || (here.len() >= LONG && at > 0)
}

/// How many letters have to be changed to make one name of the other, if no more than `most`.
fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most || one.len().max(other.len()) > 60 {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, &letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &against) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != against);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().filter(|&distance| distance <= most)
}

/// Whether no article has both: Marin and Martin in one article are two people.
fn apart(one: &[Place], other: &[Place]) -> bool {
    let articles: BTreeSet<usize> = one.iter().map(|place| place.article).collect();
    !other.iter().any(|place| articles.contains(&place.article))
}

fn words(articles: &[Analysis<'_>], members: &[usize]) -> Vec<Forms> {
    let mut by_key: BTreeMap<String, Forms> = BTreeMap::new();
    for &article in members {
        let analysis = &articles[article];
        for token in analysis.tokens.iter().filter(|token| is_word(token) && token.kind == TokenKind::Word) {
            let word = &analysis.document.text[token.span];
            if word.len() > 4 && in_story(analysis, token.span.start) {
                let forms = by_key.entry(fold(word)).or_default();
                forms.entry(plain(word)).or_default().push(Place { article, span: token.span });
            }
        }
    }
    by_key.into_values().filter(|forms| forms.len() > 1 && different_articles(forms)).collect()
}

fn different_articles(forms: &Forms) -> bool {
    let mut articles = forms.values().map(|places| places[0].article);
    let first = articles.next();
    articles.any(|article| Some(article) != first)
}
