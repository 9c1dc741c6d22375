//! Whom a pronoun or a description may mean, and what speaks for each.

use super::cast::Cast;
use super::description::Asked;
use super::fact::{Fact, facts};
use super::{Question, Spoken, addressee, is_embedded, is_named_in, is_question, is_subject, is_told_of, unnamed};
use crate::entity::{EntityId, EntityType, Gender, MentionForm, given_gender};
use crate::lexicon::rule_words;
use crate::quote::QuoteKind;
use crate::quote::decide::antecedent::{Antecedent, Candidate};
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::lists;
use crate::quote::read::{Reading, Word};
use crate::span::{self, Span};
use crate::wordclass::WordClass;

/// How many mentions are looked back at.
const MENTIONS: usize = 40;

/// How many candidates there are at most.
const MOST: usize = 16;

/// An entity on its way to a candidate: where it was last spoken of.
struct Seen {
    entity: EntityId,
    last: Option<Place>,
}

/// Where somebody was spoken of, and by what.
#[derive(Clone, Copy)]
struct Place {
    span: Span,
    form: MentionForm,
}

/// The candidates, nobody first.
pub(super) fn candidates(cast: &Cast<'_, '_>, question: &Question<'_>) -> Vec<Candidate> {
    let hidden = question.description.hides_name();
    let seen = if hidden { Vec::new() } else { seen(cast, question) };
    let mut candidates = vec![Candidate { antecedent: Antecedent::Nobody, features: unnamed::nobody(cast, question) }];
    if let Some(spoken) = question.before.first().filter(|_| matches!(question.asked, Asked::He | Asked::It)) {
        candidates.extend(unnamed::described(cast.reading, question, spoken));
    }
    let count = |seen: &Seen| cast.reading.entities.entities[seen.entity].mentions.len();
    let most = seen.iter().map(count).max().unwrap_or(0);
    let several = seen.iter().filter(|seen| count(seen) == most).count() > 1;
    for (rank, one) in seen.iter().enumerate() {
        // "He said Vale was late": nobody speaks of himself by name.
        let named = question.asked == Asked::He && question.quote.kind == QuoteKind::Indirect;
        if named && is_named_in(cast.reading, one.entity, &question.quote.content) {
            continue;
        }
        let mut found = Collected::default();
        let mut add = |condition: bool, which: Fact| found.all_when(condition, facts(question.asked, which));
        add(true, Fact::Bias);
        add(rank == 0 && one.last.is_some(), Fact::Nearest);
        add(rank == 1 && one.last.is_some(), Fact::Second);
        add(count(one) == most && !several, Fact::Most);
        add(seen.len() == 1, Fact::Only);
        add(question.speaker.entity == Some(one.entity), Fact::Suggested);
        of_place(cast.reading, question, one, &mut found);
        of_speech(cast.reading, question, one, &mut found);
        of_story(cast, question, one, &mut found);
        found.when(rank == 0 && found.0.contains(&Feature::ReferJust), Feature::ReferJustNearest);
        match question.asked {
            Asked::He => of_gender(cast.reading, question, (one.entity, seen.len() == 1), &mut found),
            Asked::It => {}
            Asked::Person | Asked::Body => of_description(cast, question, one, &mut found),
        }
        of_kind(cast.reading, question, one.entity, &mut found);
        candidates.push(Candidate { antecedent: Antecedent::Entity(one.entity), features: found.0 });
    }
    candidates
}

/// Every entity that may be meant, the last spoken of first.
fn seen(cast: &Cast<'_, '_>, question: &Question<'_>) -> Vec<Seen> {
    let reading = cast.reading;
    let mentions = &reading.entities.mentions;
    let at = question.speaker.span.start;
    let before = mentions.partition_point(|mention| mention.span.start < at);
    let mut seen: Vec<Seen> = Vec::new();
    let apposed = super::apposed(reading, question.speaker.span);
    // "a source close to Ona Harkin" is not she.
    let inside = &mentions[span::within(mentions, question.speaker.span)];
    let told = |entity: EntityId| {
        apposed != Some(entity) && inside.iter().any(|mention| mention.entity == entity && mention.form == MentionForm::Name)
    };
    // "his wife" is somebody else than he: whoever is named beside that word, or behind it.
    let description = &question.description;
    let owned = description.is_owned();
    let own = |entity: EntityId| {
        let named = || cast.holds(entity, description.head()) || is_beside(reading, entity, description.head());
        !owned || apposed == Some(entity) || named()
    };
    let fits = |entity: EntityId| fits(cast, question, entity) && !told(entity) && own(entity);
    // Whoever wrote the story, or sells it, is nobody in it.
    let aside = |span: Span| span::at(reading.blocks, span.start).is_some_and(|block| reading.blocks[block].role.is_furniture());
    for mention in mentions[..before].iter().rev().take(MENTIONS) {
        let known = seen.iter().any(|one| one.entity == mention.entity);
        let story = || !reading.is_quoted(mention.span) && !aside(mention.span);
        if !known && mention.span.end <= at && story() && fits(mention.entity) {
            seen.push(Seen { entity: mention.entity, last: Some(Place { span: mention.span, form: mention.form }) });
        }
    }
    let head = description.head();
    let spoke = question.before.iter().filter_map(|spoken| spoken.speaker.entity);
    let aged = description.age().and_then(|age| cast.aged(age));
    let own = match question.asked {
        Asked::Body => cast.of_kind(head, at),
        _ => None,
    };
    let more = question.speaker.entity.into_iter().chain(spoke).chain(aged).chain(own);
    let more = more.chain(cast.holders(head).iter().copied()).chain(cast.introduced(question.speaker.span.end, 2));
    let more = more.chain(apposed).chain(super::author(cast, &question.speaker));
    for entity in more.filter(|&entity| fits(entity)) {
        if seen.iter().all(|one| one.entity != entity) {
            seen.push(Seen { entity, last: None });
        }
    }
    spoke_last(question, &mut seen);
    seen.truncate(MOST);
    seen
}

/// Whoever was read from a description spoke there: "The officer said so. He further said that".
fn spoke_last(question: &Question<'_>, seen: &mut [Seen]) {
    for one in seen.iter_mut() {
        let spoken = question.before.iter().find(|spoken| spoken.speaker.entity == Some(one.entity));
        let later = |spoken: &&&Spoken| one.last.is_none_or(|last| last.span.start < spoken.speaker.span.start);
        if let Some(spoken) = spoken.filter(later) {
            one.last = Some(Place { span: spoken.speaker.span, form: MentionForm::Pronoun });
        }
    }
    seen.sort_by_key(|one| std::cmp::Reverse(one.last.map(|last| last.span.start)));
}

fn fits(cast: &Cast<'_, '_>, question: &Question<'_>, entity: EntityId) -> bool {
    let person = cast.reading.entities.entities[entity].kind == EntityType::Person;
    match question.asked {
        Asked::He => cast.may_be(entity, question.description.head()),
        Asked::Person => person,
        Asked::It => !person,
        // "Moorline withdrew its buses": a lone word may have been taken for somebody's name.
        Asked::Body => !person || question.description.is_text() || is_lone(cast.reading, entity),
    }
}

/// Whether nothing but its kind says that an entity is a person: one word, no gender, no role.
fn is_lone(reading: &Reading<'_>, entity: EntityId) -> bool {
    let own = &reading.entities.entities[entity];
    let gender = reading.entities.genders.get(entity).copied().flatten();
    gender.is_none() && own.roles.is_empty() && !own.name.contains(' ')
}

/// Where the candidate was last spoken of.
fn of_place(reading: &Reading<'_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    let add = |found: &mut Collected, which: Fact| found.all_when(true, facts(question.asked, which));
    let Some(last) = one.last else {
        let start =
            reading.entities.entities[one.entity].mentions.first().map(|&first| reading.entities.mentions[first].span.start);
        let ahead = start.is_none_or(|start| start > question.speaker.span.start);
        return add(found, if ahead { Fact::Ahead } else { Fact::Far });
    };
    let block = |span: Span| span::at(reading.blocks, span.start).unwrap_or(0);
    let sentence = |span: Span| reading.words.get(reading.within(span).start).map(|word| word.sentence);
    add(
        found,
        match block(question.speaker.span) - block(last.span) {
            0 if sentence(last.span) == sentence(question.speaker.span) => Fact::Same,
            0 => Fact::Block,
            1 => Fact::Block1,
            2..=3 => Fact::Block3,
            _ => Fact::Far,
        },
    );
    let words = reading.within(last.span);
    let owner = matches!(reading.all().lower(words.end), "'s" | "’s" | "'" | "’");
    let text = &reading.text[last.span];
    let owns = owner || text.ends_with("'s") || text.ends_with("’s") || rule_words!("owner").has(&text.to_lowercase());
    add(
        found,
        if owns {
            Fact::Owner
        } else if is_subject(reading, last.span) {
            Fact::Subject
        } else {
            Fact::Object
        },
    );
    if last.form == MentionForm::Title {
        add(found, Fact::Title);
    }
}

/// What the candidate said before, and what was said of it.
fn of_speech(reading: &Reading<'_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    let mut add = |condition: bool, which: Fact| found.all_when(condition, facts(question.asked, which));
    let spoke = |spoken: &&&Spoken| spoken.speaker.entity == Some(one.entity);
    add(question.before.iter().any(|spoken| spoke(&spoken)), Fact::Spoke);
    let last = question.before.first().filter(spoke);
    add(last.is_some(), Fact::SpokeLast);
    let block = |span: Span| span::at(reading.blocks, span.start);
    add(last.is_some_and(|last| block(last.speaker.span) == block(question.speaker.span)), Fact::SpokeHere);
    add(question.before.get(1).filter(spoke).is_some() && last.is_none(), Fact::SpokeSecond);
    add(is_named_in(reading, one.entity, &question.quote.content), Fact::Named);
    let told = question.before.first().filter(|spoken| spoken.speaker.entity != Some(one.entity));
    let told = told.is_some_and(|told| is_told_of(reading, one.entity, question.speaker.span.start, &told.content));
    add(told, Fact::Told);
}

/// How the paragraph speaks of the candidate.
fn of_story(cast: &Cast<'_, '_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    let reading = cast.reading;
    let at = question.speaker.span.start;
    // Nobody speaks of himself by name.
    let direct = question.quote.kind == QuoteKind::Direct;
    found.when(direct && is_named_in(reading, one.entity, &question.quote.content), Feature::ReferNamedAloud);
    let sentence = |at: usize| reading.words.get(at).map_or(usize::MAX, |word| word.sentence);
    let asked = sentence(reading.within(question.speaker.span).start);
    let place = one.last.map(|last| reading.within(last.span).start);
    // "Cross-examined by Judge Pask, he agreed"
    let named = one.last.is_some_and(|last| last.form == MentionForm::Name);
    let asks = |place: usize| sentence(place) == asked && is_agent(reading, place);
    found.when(named && place.is_some_and(asks), Feature::ReferAgent);
    if !matches!(question.asked, Asked::He | Asked::It) {
        return;
    }
    found.when(cast.topic(at, 0) == Some(one.entity), Feature::ReferTopic);
    found.when(cast.topic(at, 1) == Some(one.entity), Feature::ReferTopicBefore);
    let own = cast.before(at, 1).filter(|mention| mention.entity == one.entity).count();
    let others = cast.before(at, 1).filter(|mention| mention.entity != one.entity);
    found.when(own > 1 && own > others.count(), Feature::ReferOften);
    found.when(one.last.is_some_and(|last| last.form == MentionForm::Pronoun), Feature::ReferPronoun);
    let subject = one.last.filter(|last| is_subject(reading, last.span));
    let embedded = subject.is_some_and(|subject| is_embedded(reading, subject.span));
    found.when(subject.is_some() && !embedded, Feature::ReferMain);
    found.when(embedded, Feature::ReferEmbedded);
    of_question(reading, question, one, found);
    found.when(addressee::spoke_to(reading, question, one.entity), Feature::ReferSpokeTo);
    let asked_about = one.last.is_some_and(|last| addressee::is_asked_about(reading, last.span));
    found.when(asked_about, Feature::ReferAskedAbout);
    // "Vale was less sure. “If that is true, I am a Dutchman. They would have had him hung,” he fumed."
    let opens = question.opens();
    let opens = sentence(reading.within(Span::new(opens, opens + 1)).start);
    let just = place.is_some_and(|place| sentence(place).checked_add(1) == Some(opens.min(asked)));
    found.when(just && one.last.is_some_and(|last| is_subject(reading, last.span)), Feature::ReferJust);
}

/// Who asks is hardly the one who answers: `Brell asked Vale whether it was safe. She said it was`.
fn of_question(reading: &Reading<'_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    let Some(last) = question.before.first().filter(|last| last.asks && !is_question(reading, question.quote)) else { return };
    found.when(last.speaker.entity == Some(one.entity), Feature::ReferAsker);
    let mentions = &reading.entities.mentions;
    let between = last.content.first().filter(|content| last.speaker.span.end <= content.start);
    let told = between.map(|content| Span::new(last.speaker.span.end, content.start));
    let addressed = |told: Span| mentions[span::within(mentions, told)].iter().any(|mention| mention.entity == one.entity);
    found.when(told.is_some_and(addressed), Feature::ReferAddressee);
}

/// Whether `by` and a title at most stand before the name, behind what was done to somebody: `asked by the reporter, Omar Sim`.
fn is_agent(reading: &Reading<'_>, name: usize) -> bool {
    let words = reading.all();
    let by = words.up_to(name).tail(4).find_back(|word| word.is("by"));
    by.and_then(|by| words.before(by)).is_some_and(Word::is_past)
}

fn of_gender(reading: &Reading<'_>, question: &Question<'_>, (entity, only): (EntityId, bool), found: &mut Collected) {
    let asked = match question.description.head() {
        "she" => Gender::Female,
        "he" => Gender::Male,
        // "it", of a letter that somebody wrote
        _ => return,
    };
    let known = reading.entities.genders.get(entity).copied().flatten().is_some();
    let name = &reading.entities.entities[entity].name;
    let given = given_gender(name);
    found.add(if known { Feature::ReferGenderSame } else { Feature::ReferGenderUnknown });
    // "Maureen Hale … he": the pronouns near her may be somebody else's.
    let other = given.is_some_and(|gender| gender != asked);
    found.when(other, Feature::ReferGenderGivenOther);
    // "Superintendent Christy Mangle spoke. He said": nobody else is there.
    found.when(other && only && !known, Feature::ReferGenderGivenOnly);
    found.when(!known && given == Some(asked), Feature::ReferGenderGiven);
    // "Ms Munro … Christy Mangle … she": a title tells more than a given name.
    let titled = reading.entities.entities[entity].mentions.first().is_some_and(|&first| {
        let title = super::title_before(reading, reading.entities.mentions[first].span);
        title.is_some_and(|title| lists::does(&title.lower, "courtesy"))
    });
    found.when(known && titled, Feature::ReferGenderTitled);
    // "Ljerka", "Oyinkansola": most given names in -a, the world over, are of women.
    let ending = !known && given.is_none() && name.split(' ').next().is_some_and(|given| given.ends_with('a'));
    let fits = if asked == Gender::Female { Feature::ReferGenderEnding } else { Feature::ReferGenderEndingOther };
    found.when(ending, fits);
}

fn of_kind(reading: &Reading<'_>, question: &Question<'_>, entity: EntityId, found: &mut Collected) {
    let kind = reading.entities.entities[entity].kind;
    match (question.asked, kind) {
        (Asked::It | Asked::Body, EntityType::Organization) => found.add(Feature::ReferKindOrganization),
        (Asked::It | Asked::Body, EntityType::Place) => found.add(Feature::ReferKindPlace),
        (Asked::It | Asked::Body, EntityType::Person) => found.add(Feature::ReferKindPerson),
        (Asked::It | Asked::Body, _) => found.add(Feature::ReferKindOther),
        _ => {}
    }
}

/// What the words of a description say of the candidate.
fn of_description(cast: &Cast<'_, '_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    let reading = cast.reading;
    let (entity, description) = (one.entity, &question.description);
    let head = description.head();
    let age = description.age();
    found.when(age.is_some_and(|age| cast.aged(age) == Some(entity)), Feature::ReferAge);
    let other = cast.is_of_another_age(entity, age);
    found.when(other, Feature::ReferAgeOther);
    // "Beto Delgado said so. The 58-year-old baker added that"
    let topic = || cast.before(question.speaker.span.start, 0).next().is_some_and(|last| last.entity == entity);
    found.when(age.is_some() && !other && topic(), Feature::ReferAgeTopic);
    found.when(super::apposed(reading, question.speaker.span) == Some(entity), Feature::ReferApposed);
    let introduced = cast.introduced(question.speaker.span.end, 2) == Some(entity);
    let opening = cast.is_opening(question.speaker.span);
    found.when(introduced && !description.opens_with(&["the"]), Feature::ReferIntroducedA);
    found.when(introduced && opening, Feature::ReferIntroducedOpening);
    found.when(introduced, Feature::ReferIntroduced);
    match question.asked {
        Asked::Person => {
            let holds = cast.holds(entity, head);
            let only = cast.in_office(head) == Some(entity);
            let office = lists::is_office(head);
            found.when(holds, Feature::ReferOffice);
            found.when(holds && only, Feature::ReferOfficeOnly);
            found.when(holds && office, Feature::ReferOfficeListed);
            found.when(!holds && office && !cast.may_hold(entity, head), Feature::ReferOfficeOther);
            found.when(!holds && office, Feature::ReferOfficeUnknown);
            let modified = description
                .modifiers()
                .filter(|word| word.len() > 3)
                .any(|word| cast.holds(entity, word) || is_of(reading, entity, word));
            found.when(modified, Feature::ReferModified);
        }
        _ => {
            let name = reading.entities.entities[entity].name.to_lowercase();
            let own = name.split_whitespace().any(|word| word == head);
            let other = name.split_whitespace().any(crate::entity::is_organization_kind);
            found.when(own, Feature::ReferKindNamed);
            found.when(!own && other, Feature::ReferKindOtherNamed);
            found.when(description.is_text(), Feature::ReferText);
            found.when(super::author(cast, &question.speaker) == Some(entity), Feature::ReferAuthor);
        }
    }
    found.when(is_beside(reading, entity, head), Feature::ReferBeside);
    found.when(description.is_new(), Feature::ReferArticleA);
    found.when(description.opens_with(&["the"]) && description.words.len() > 3, Feature::ReferLong);
}

/// Whether an adjective is that of a country in a role: `the Brazilian president` is `the president of Brazil`.
fn is_of(reading: &Reading<'_>, entity: EntityId, adjective: &str) -> bool {
    const LEAST: usize = 4;
    let shared = |country: &str| country.bytes().zip(adjective.bytes()).take_while(|(one, other)| one == other).count();
    let roles = reading.entities.entities[entity].roles.iter();
    let mut words = roles.flat_map(|role| reading.text[*role].split(|c: char| !c.is_alphanumeric()));
    words.any(|word| {
        word.starts_with(char::is_uppercase) && shared(&word.to_lowercase()) >= LEAST.max(word.len().saturating_sub(1))
    })
}

/// Whether the noun stands next to a name of the entity: `Marcus Devane, a garda at Store Street,` is the garda.
fn is_beside(reading: &Reading<'_>, entity: EntityId, noun: &str) -> bool {
    const NEAR: usize = 7;
    let mentions = reading.entities.entities[entity].mentions.iter().take(8).map(|&at| &reading.entities.mentions[at]);
    mentions.filter(|mention| mention.form == MentionForm::Name).any(|mention| {
        let words = reading.within(mention.span);
        let Some(first) = reading.words.get(words.start) else { return false };
        let own = |word: &Word<'_>| word.sentence == first.sentence && word.quoted.is_none();
        let clause = |word: &Word<'_>| own(word) && (!word.is_finite() || word.is(noun));
        let all = reading.all();
        let comma = matches!(all.lower(words.end), "," | "(" | "is" | "was" | "–" | "—");
        let behind = all.from(words.end + 1).head(NEAR).leading(clause);
        let before = all.up_to(words.start).tail(NEAR);
        let before = before.trailing(|word| clause(word) && word.class != WordClass::Preposition);
        comma && behind.any(|word| word.is(noun)) || before.any(|word| word.is(noun))
    })
}
