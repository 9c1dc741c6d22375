//! One name, one kind over the whole text: what stands beside its mentions decides where the model was unsure.
//!
//! "Shares in Flimby fell", "Flimby's chief executive", "Carrow were 2-0 up", "Harkin has said", "Ana Orr, 44,": a name that no
//! list knows as a place takes the kind for which most speaks. A country stays one, whoever is its "striker".

use std::cell::LazyCell;
use std::hash::Hash;
use std::rc::Rc;

use foldhash::{HashMap, HashSet};

use super::name::Name;
use super::words::{HONORIFICS, KIND_CLUES, ORGANIZATION_KINDS, ROLE_MODIFIERS, ROLES, fold, tells};
use super::{EntityType, Source};
use crate::lexicon::{self, rule_words};
use crate::memory::{Kept, Key};
use crate::model::{RESOURCES, hash, resources, resources::phrase};
use crate::token::{Token, TokenKind};
use crate::wordclass;
use crate::words::{Prose, Words};

/// How much speaks for each kind.
type Votes = [i32; 4];

/// What one reading by the model counts, and all readings together at most; what a telling word beside the name does, and a verb of
/// saying, which firms do as well; what a longer name does that holds it.
const READING: i32 = 2;
const READINGS: i32 = 4;
const CLUE: i32 = 5;
const SPEECH: i32 = 2;
const WHOLE: i32 = 5;
/// What a post that leads to the name says, or a score behind it.
const POST: i32 = 3;
/// A kind that was read so many times as often as clues count stays.
const OFTEN: i32 = 3;

/// Where organizations stand among the votes.
const CLUB: usize = 1;
/// From how many words of sport on a text is a report of a match.
const MATCH: usize = 3;

const KINDS: [EntityType; 4] = [EntityType::Person, EntityType::Organization, EntityType::Place, EntityType::Misc];

/// What is known of the names of the text before.
#[derive(Default)]
pub(super) struct Memory {
    /// What stands beside each name of a sentence.
    sentences: Kept<Vec<Local>>,
    /// The kind of each name of the whole text.
    kinds: Kept<Vec<EntityType>>,
}

impl Memory {
    pub(super) fn keeping() -> Memory {
        Memory { sentences: Kept::keeping(), kinds: Kept::keeping() }
    }
}

/// What the sentence of a name tells of it.
#[derive(Clone, Copy, Hash)]
struct Local {
    clues: Votes,
    own: Option<EntityType>,
    /// Whether it stands where places do, asked of what may be one.
    site: bool,
    club: bool,
    /// Whether it was read as a person, and closes as clubs do: "Harlow Vale".
    perhaps_club: bool,
}

/// A name with all that tells its kind.
struct Told<'t> {
    name: &'t str,
    kind: EntityType,
    acronym: bool,
    /// Whether the next name stands with it in a list.
    linked: bool,
    local: Local,
}

/// Gives all mentions of a name the kind for which most speaks.
pub(super) fn agree(source: Source<'_>, names: &mut [Name], memory: &mut Memory) {
    memory.sentences.next_text();
    memory.kinds.next_text();
    let prose = Prose::whole(source.document.text, source.tokens);
    let told = told(source, names, &mut memory.sentences);
    let report = LazyCell::new(|| is_match_report(prose, source.words));
    let tell = |key: &mut Key| {
        key.number(usize::from(*report));
        for name in &told {
            key.text(name.name);
            key.numbers([usize::from(name.acronym), usize::from(name.linked)]);
            (name.kind, name.local).hash(key);
        }
    };
    let kinds = memory.kinds.get(tell, || kinds(&told, &report));
    names.iter_mut().zip(kinds.iter()).for_each(|(name, &kind)| name.kind = kind);
}

fn told<'t>(source: Source<'t>, names: &[Name], memory: &mut Kept<Vec<Local>>) -> Vec<Told<'t>> {
    let text = source.document.text;
    let links = [", ", " and ", ", and ", " or ", ", or "];
    let linked = |one: &Name, next: &Name| text.get(one.span.end..next.span.start).is_some_and(|gap| links.contains(&gap));
    let mut told = Vec::with_capacity(names.len());
    // Most names stand in one sentence with others: its end is looked for once.
    let prose = Prose::whole(text, source.tokens);
    while let Some(first) = names.get(told.len()) {
        let sentence = prose.around(prose.within(first.span).start);
        let whole = sentence.span(sentence.places());
        let rest = &names[told.len()..];
        let here = rest.iter().take_while(|name| whole.contains(name.span)).count().max(1);
        let local = local(source, sentence, &rest[..here], memory);
        for (name, &local) in rest.iter().zip(local.iter()) {
            let linked = names.get(told.len() + 1).is_some_and(|next| linked(name, next));
            told.push(Told { name: &text[name.span], kind: name.kind, acronym: name.acronym, linked, local });
        }
    }
    told
}

/// What their sentence tells of each of the names.
fn local(source: Source<'_>, sentence: Prose<'_>, names: &[Name], memory: &mut Kept<Vec<Local>>) -> Rc<Vec<Local>> {
    let prose = Prose::whole(source.document.text, source.tokens);
    let start = sentence.span(sentence.places()).start;
    let tell = |key: &mut Key| {
        source.words.tell(sentence, key);
        for name in names {
            key.text(&prose.text[name.span]);
            key.numbers([name.span.start.wrapping_sub(start), usize::from(name.acronym)]);
            name.kind.hash(key);
        }
    };
    memory.get(tell, || names.iter().map(|name| Beside::new(prose, name).local()).collect())
}

/// The kind of each name.
fn kinds(told: &[Told<'_>], report: &LazyCell<bool, impl FnOnce() -> bool>) -> Vec<EntityType> {
    let mut groups: HashMap<&str, (Votes, Votes)> = HashMap::default();
    let keys: Vec<String> = told.iter().map(|name| fold(name.name)).collect();
    let island = |key: &&String| !key.starts_with("new ") && key.split(' ').any(|land| clue("states", land).is_some());
    let states = keys.iter().any(|key| island(&key));
    let mut own = Vec::with_capacity(told.len());
    for (Told { kind, local, .. }, key) in told.iter().zip(&keys) {
        let (readings, clues) = groups.entry(key).or_default();
        readings[place_of(*kind)] += READING;
        clues.iter_mut().zip(local.clues).for_each(|(sum, clue)| *sum += clue);
        let parliament = (states && key == "states" && !local.site).then_some(EntityType::Organization);
        let club = local.club && **report;
        own.push(local.own.or(parliament).or(club.then_some(EntityType::Organization)));
    }
    for (at, kind) in listed_together(told) {
        if let Some((_, clues)) = groups.get_mut(&*keys[at]) {
            clues[place_of(kind)] += POST;
        }
    }
    for ((name, key), own) in told.iter().zip(&keys).zip(&own) {
        let firm = clue("firm", key.rsplit(' ').next().unwrap_or_default()).is_some();
        if let Some((word, kind)) = short_form(own.unwrap_or(name.kind), key)
            && let Some((readings, clues)) = groups.get_mut(word).filter(|_| listed(word) & PLACES == 0)
            // "The Tarvik Gazette … Fishermen in Tarvik", but "Belcourt SA … Belcourt"
            && (kind != EntityType::Organization || firm || readings[place_of(EntityType::Place)] == 0)
        {
            clues[place_of(kind)] = clues[place_of(kind)].max(WHOLE);
        }
        // "Larkfield Homes Ltd … a spokesman for Larkfield": a town's name, but a firm is called so here.
        if let Some((word, _)) = key.split_once(' ').filter(|_| firm)
            && let Some((_, clues)) = groups.get_mut(word).filter(|(_, clues)| clues[CLUB] >= POST && clues[CLUB] < WHOLE * 2)
            && listed(word) & PLACES != 0
            && listed(word) & resources::COUNTRY == 0
        {
            clues[CLUB] += WHOLE;
        }
    }
    let clubs = clubs(told, &keys, &groups, report);
    let kind = |((name, key), own): ((&Told<'_>, &String), Option<EntityType>)| {
        if clubs.contains(&**key) {
            return EntityType::Organization;
        }
        let told = groups.get(&**key).and_then(|&(readings, clues)| {
            let enough = if clues[CLUB] >= CLUE && clues[CLUB] < CLUE * 2 && **report { CLUE } else { CLUE * 2 };
            decide(readings, clues, name.name, enough)
        });
        // "Hythe were 2-0 up … in Hythe": the town of the club stays one.
        let site = name.kind == EntityType::Place && listed(key) & PLACES != 0 && name.local.site;
        own.or(told.filter(|_| !site)).unwrap_or(name.kind)
    };
    told.iter().zip(&keys).zip(own).map(kind).collect()
}

/// "Vale boss Tom Orr … ten-man Harlow Vale": clubs that were read as people, with what they are called for short.
fn clubs<'k>(
    told: &[Told<'_>],
    keys: &'k [String],
    groups: &HashMap<&str, (Votes, Votes)>,
    report: &LazyCell<bool, impl FnOnce() -> bool>,
) -> HashSet<&'k str> {
    let spoken = |key: &str| groups.get(key).map_or(0, |(_, clues)| clues[CLUB] - clues[place_of(EntityType::Person)].min(WHOLE));
    let mut clubs = HashSet::default();
    for (_, key) in told.iter().zip(keys).filter(|(name, _)| name.local.perhaps_club) {
        let short = key.rsplit(' ').next().unwrap_or_default();
        if **report && groups.get(&**key).map_or(0, |(_, clues)| clues[CLUB]) + spoken(short).max(0) >= POST {
            clubs.extend([&**key, short]);
        }
    }
    clubs
}

/// "Rumsford, Wolfin and Feith": of names that stand in one list, those that nobody knows, and the kind of the known ones.
fn listed_together(names: &[Told<'_>]) -> Vec<(usize, EntityType)> {
    let mut told = Vec::new();
    let mut first = 0;
    for list in names.chunk_by(|name, _| name.linked) {
        let sure: Vec<EntityType> = list.iter().filter(|name| is_sure(name)).map(|name| name.kind).collect();
        if let Some(&kind) = sure.first().filter(|kind| list.len() > 2 && sure.iter().all(|other| other == *kind)) {
            let unknown = |&(_, name): &(usize, &Told<'_>)| name.kind != kind && !name.acronym && is_unknown(name.name);
            told.extend(list.iter().enumerate().filter(unknown).map(|(at, _)| (first + at, kind)));
        }
        first += list.len();
    }
    told
}

/// Whether a list holds that a name is what it was read as.
fn is_sure(name: &Told<'_>) -> bool {
    let (name_text, kind) = (name.name, name.kind);
    let first = name_text.split(' ').next().unwrap_or_default();
    match kind {
        EntityType::Person => listed(first) & (resources::FIRST | resources::LAST) != 0 && listed(name_text) & PLACES == 0,
        EntityType::Organization => listed(name_text) & ORGANIZATION != 0,
        EntityType::Place => listed(name_text) & (resources::COUNTRY | resources::CITY) != 0,
        EntityType::Misc => listed(name_text) & resources::DEMONYM != 0,
    }
}

fn is_unknown(name: &str) -> bool {
    !name.contains(' ') && listed(name) == 0
}

/// Whether a text tells of a match: its words are those of a sport.
fn is_match_report(prose: Prose<'_>, words: &Words<'_>) -> bool {
    // Asked once of words written alike.
    let mut known: Vec<Option<bool>> = vec![None; words.spellings()];
    let mut of_sport = |(at, token): (usize, &Token)| {
        *known[words.spelling(at)].get_or_insert_with(|| clue("match", &prose.text[token.span]).is_some())
    };
    let all = prose.row.placed().filter(|(_, token)| token.kind == TokenKind::Word);
    all.filter(|&word| of_sport(word)).take(MATCH).count() == MATCH
}

/// The word that alone stands for a longer name: "Okafor" for Marlon Okafor, "Vanta" for Vanta Systems.
fn short_form(kind: EntityType, name: &str) -> Option<(&str, EntityType)> {
    match kind {
        EntityType::Person => Some((name.rsplit_once(' ')?.1, kind)),
        EntityType::Organization => {
            let (first, _) = name.split_once(' ')?;
            let common = RESOURCES.lowercase(hash::word(first)) > 2 || listed(first) & !resources::LAST != 0;
            (!common).then_some((first, kind))
        }
        EntityType::Misc => {
            name.split_once(' ').filter(|(first, _)| clue("opens", first).is_some()).map(|(_, rest)| (rest, kind))
        }
        EntityType::Place => None,
    }
}

fn place_of(kind: EntityType) -> usize {
    KINDS.iter().position(|&other| other == kind).unwrap_or_default()
}

/// The kind for which most speaks, where the words beside the name speak at all; of a town's name, where `enough` speaks for its club.
fn decide(readings: Votes, clues: Votes, name: &str, enough: i32) -> Option<EntityType> {
    let best = |votes: Votes| (0..4).rev().max_by_key(|&kind| votes[kind]).unwrap_or_default();
    let told = best(clues);
    let place = place_of(EntityType::Place);
    let read = best(readings);
    let both: Votes = std::array::from_fn(|kind| readings[kind].min(READINGS) + clues[kind]);
    let lists = listed(name);
    // "the website of Scientology": whom the news often names, and who is called like nobody else.
    let nobody_else = lists & ORGANIZATION != 0 && lists & (PLACES | resources::FIRST | resources::LAST) == 0;
    if nobody_else && clues[CLUB] == clues[told] {
        return Some(EntityType::Organization);
    }
    let contested = clues.iter().filter(|&&clue| clue == clues[told]).count() > 1;
    let people = lists & resources::DEMONYM != 0;
    // "Hythe were 2-0 up … Hythe striker Tom Orr": a town's club.
    let club = lists & resources::COUNTRY == 0 && told == CLUB && clues[told] >= enough;
    // "Husband Ron, 76,"
    let given = lists & resources::FIRST != 0 && lists & resources::COUNTRY == 0 && told == 0 && clues[told] >= CLUE;
    let known = read == place && lists & PLACES != 0 && !((club || given) && clues[place] == 0)
        || KINDS[read] == EntityType::Organization && lists & ORGANIZATION != 0;
    let full = name.split_once(' ').is_some_and(|(first, _)| listed(first) & resources::FIRST != 0 || clues[told] < CLUE);
    let settled = people || known || full && read == 0;
    // "Google software" once says little against "Google" everywhere.
    let rare = clues[told] * OFTEN < readings[read];
    if clues[told] == 0 || rare || contested || settled {
        return None;
    }
    (best(both) == told).then(|| KINDS[told])
}

/// The bit of organizations that the news often names.
const ORGANIZATION: resources::Listed = 1 << 9;
const PLACES: resources::Listed = resources::COUNTRY | resources::CITY | resources::TOWN;

fn listed(name: &str) -> resources::Listed {
    RESOURCES.listed(hash::word(&lexicon::lower(name)))
}

/// A name and its sentence.
struct Beside<'a> {
    text: &'a str,
    sentence: Prose<'a>,
    name: &'a Name,
    first: usize,
    behind: usize,
}

impl<'a> Beside<'a> {
    fn new(prose: Prose<'a>, name: &'a Name) -> Self {
        let held = prose.within(name.span);
        Beside { text: prose.text, sentence: prose.around(held.start), name, first: held.start, behind: held.end }
    }

    /// What the sentence tells of the name.
    fn local(&self) -> Local {
        let mut clues = [0; 4];
        self.clues().into_iter().for_each(|(kind, weight)| clues[place_of(kind)] += weight);
        let place = self.name.kind == EntityType::Place
            || self.name.span.len() >= "states".len() && fold(&self.text[self.name.span]) == "states";
        let club = self.has_club_noun();
        let perhaps_club = club && self.name.kind == EntityType::Person;
        Local { clues, own: self.own(), site: place && self.is_site(), club: club && self.is_club(), perhaps_club }
    }

    /// The kinds that the words beside the name speak for, and how much.
    fn clues(&self) -> Vec<(EntityType, i32)> {
        let marked = usize::from(self.is_marked());
        let before = self.sentence.back(self.first, 1 + marked);
        let behind = self.sentence.word(self.behind + marked);
        let owned = if self.sentence.is_possessive(self.behind) { self.sentence.after(self.behind) } else { "" };
        let behind = if owned.is_empty() { behind } else { "" };
        let person = self.has_age() || is_address(before) || self.is_called(before);
        let organization = self.is_held(before) || self.is_plural(before, behind);
        let sides = [("before", before), ("behind", behind), ("owned", owned)];
        let mut clues: Vec<(EntityType, i32)> =
            sides.into_iter().filter_map(|(side, word)| Some((clue(side, word)?, CLUE))).collect();
        clues.extend(person.then_some((EntityType::Person, CLUE)));
        clues.extend((organization || self.has_ticker() || self.is_told()).then_some((EntityType::Organization, CLUE)));
        clues.extend(self.post().map(|kind| (kind, POST)));
        clues.extend((marked == 1 && self.is_unlisted_place()).then_some((EntityType::Misc, CLUE)));
        clues.extend(self.example(before, behind).map(|kind| (kind, CLUE)));
        clues.extend(self.is_published(before).then_some((EntityType::Organization, CLUE)));
        clues.extend(is_ranked(before).then_some((EntityType::Organization, CLUE)));
        clues.extend(self.is_team(before).then_some((EntityType::Organization, CLUE)));
        clues.extend((self.has_score(behind) || behind == "(" && self.has_record()).then_some((EntityType::Organization, POST)));
        clues.extend(self.is_label().then_some((EntityType::Person, POST)));
        clues.extend(self.acts(behind).then_some((EntityType::Organization, CLUE)));
        clues.extend(self.relative(before).map(|kind| (kind, CLUE)));
        clues.extend(self.modified(behind).map(|kind| (kind, CLUE)));
        clues.extend(self.apposition().map(|kind| (kind, CLUE)));
        let works = name_of_works(self.name) && (is_saying(behind) || before == "told");
        clues.extend(works.then_some((EntityType::Organization, CLUE)));
        clues.extend(self.tells_of_itself(behind).then_some((EntityType::Organization, CLUE)));
        let rival = self.has_rival(before, behind) || self.has_result(before, behind);
        clues.extend(rival.then_some((EntityType::Organization, CLUE)));
        clues.extend(self.owns_person(owned).then_some((EntityType::Organization, POST)));
        clues.extend((marked == 1).then(|| clue("marked", behind)).flatten().map(|kind| (kind, CLUE)));
        clues.extend(self.speaks(before, behind).then_some((EntityType::Person, SPEECH)));
        clues
    }

    /// What the name's own words say: "Queen Edith Hospital", "Hospital for Ill Children", "Typhoon Kampi", "Hale & Sons".
    fn own(&self) -> Option<EntityType> {
        let name = &self.text[self.name.span];
        let (first, _) = name.split_once(' ')?;
        let head = name.split_once(" of ").or_else(|| name.split_once(" for ")).map_or(name, |(head, _)| head);
        let last = |words: &str| {
            let word = words.rsplit(' ').next()?.trim_end_matches('.').to_lowercase();
            clue("last", &word).or_else(|| clue("firm", &word))
        };
        let signed = name.contains(" & ").then_some(EntityType::Organization);
        let site = self.is_address().then_some(EntityType::Place);
        clue("opens", &first.to_lowercase()).or(site).or_else(|| last(name)).or_else(|| last(head)).or(signed)
    }

    fn is_lone_place(&self) -> bool {
        self.name.kind == EntityType::Place && !self.text[self.name.span].contains(' ')
    }

    /// "at Cusack Park", "on Gordon Terrace": a person is not called so where places stand.
    fn is_address(&self) -> bool {
        let name = &self.text[self.name.span];
        let (Some((first, _)), Some((_, last))) = (name.split_once(' '), name.rsplit_once(' ')) else { return false };
        let before = self.sentence.before(self.first);
        let stands = matches!(before, "at" | "on") || tells(before, "site");
        let person = listed(first) & resources::FIRST != 0 && listed(last) & resources::LAST != 0;
        self.name.kind == EntityType::Person
            && stands
            && (tells(last, "street") || listed(last) & resources::PLACE_WORD != 0 && !person)
    }

    /// "Hythe Town", in a report of a match: no list has it as a place.
    fn is_club(&self) -> bool {
        let name = &self.text[self.name.span];
        let place = || RESOURCES.listed(name.split(' ').fold(0, |before, word| phrase(before, hash::word(&word.to_lowercase()))));
        self.name.kind == EntityType::Place && !self.is_site() && place() & PLACES == 0
    }

    fn has_club_noun(&self) -> bool {
        self.text[self.name.span].rsplit_once(' ').is_some_and(|(_, last)| clue("club", last).is_some())
    }

    /// "Ana Orr, 44,"
    fn has_age(&self) -> bool {
        let age = self.sentence.after(self.behind);
        self.sentence.word(self.behind) == ","
            && (1..=2).contains(&age.len())
            && age.bytes().all(|byte| byte.is_ascii_digit())
            && self.sentence.word(self.behind + 2) == ","
    }

    /// "hit drama “Night Bakery”"
    fn is_marked(&self) -> bool {
        let opens = self.sentence.before(self.first);
        let closes = self.sentence.word(self.behind);
        matches!(opens, "“" | "\"" | "‘" | "'") && matches!(closes, "”" | "\"" | "’" | "'")
    }

    /// "companies like Flimby", "cities such as Halden", "Samara and other cities": one of several that are named by their noun.
    fn example(&self, before: &str, behind: &str) -> Option<EntityType> {
        let back = |steps: usize| self.sentence.back(self.first, steps);
        let other = |noun: &str| clue("before", &singular(noun)?);
        match before {
            "like" | "including" => other(back(2)).or_else(|| other(back(3)).filter(|_| back(2) == ",")),
            "as" if back(2) == "such" => other(back(3)).or_else(|| other(back(4)).filter(|_| back(3) == ",")),
            _ if behind == "and" && self.sentence.after(self.behind) == "other" => {
                let rest = self.sentence.from(self.behind + 2).head(3);
                rest.places().find_map(|at| other(rest.word(at)))
            }
            _ => None,
        }
    }

    /// "Originally published on Deep Science"
    fn is_published(&self, before: &str) -> bool {
        let verb = self.sentence.back(self.first, 2);
        matches!(before, "on" | "in") && verb == "published" && self.name.kind == EntityType::Misc
    }

    /// "an analyst at Brindle", "chief executive of Flimby", "a spokesman for Flimby".
    fn post(&self) -> Option<EntityType> {
        if self.name.kind == EntityType::Person && self.text[self.name.span].contains(' ') {
            return None;
        }
        let back = |steps: usize| self.sentence.back(self.first, steps);
        let article = usize::from(back(1) == "the");
        let (link, post) = (back(1 + article), back(2 + article));
        match link {
            "at" if ROLES.contains_key(post) => Some(EntityType::Organization),
            // "acquired by Flimby", "signed to Flimby", "taught at Flimby": a place that no list knows.
            _ if rule_words!("says-where").has(link) && self.is_lone_place() => clue(link, post),
            _ if rule_words!("says-whose").has(link) => clue(link, post),
            _ => None,
        }
    }

    /// "Hazel Wood (NYSE: HZW)"
    fn has_ticker(&self) -> bool {
        let market = self.sentence.after(self.behind).to_lowercase();
        self.sentence.word(self.behind) == "(" && clue("market", &market).is_some()
    }

    /// "Elektro-Kanton, a public company", "Mazin, a Grade 7 pupil": what the words behind the comma say it is.
    fn apposition(&self) -> Option<EntityType> {
        if self.sentence.word(self.behind) != "," || !matches!(self.sentence.after(self.behind), "a" | "an") {
            return None;
        }
        let head = self.head(self.behind + 2);
        let person = ROLES.contains_key(head).then_some(EntityType::Person);
        let told = clue("before", head).filter(|kind| person.is_none() || *kind == EntityType::Person);
        told.or(person.filter(|_| !self.text[self.name.span].contains(' ')))
            .or_else(|| ORGANIZATION_KINDS.contains(head).then_some(EntityType::Organization))
    }

    /// "Flimby employs 300 people", "Flimby is headquartered in Halden", "Flimby is a provider of software": what a town does not.
    fn acts(&self, behind: &str) -> bool {
        let lone = self.name.kind != EntityType::Misc && !self.text[self.name.span].contains(' ');
        let lists = listed(&self.text[self.name.span]);
        let place = lone && self.name.kind == EntityType::Place && lists & resources::COUNTRY == 0;
        let unknown = lone && self.name.kind == EntityType::Person && lists & (resources::FIRST | resources::LAST) == 0;
        let next = self.sentence.after(self.behind);
        let is = rule_words!("of-one").has(behind);
        let kind = || {
            let article = matches!(next, "a" | "an").then(|| self.head(self.behind + 2));
            let head = article.filter(|head| place || !ROLES.contains_key(head));
            head.and_then(|head| clue("before", head)) == Some(EntityType::Organization)
        };
        lone && (clue("runs", behind).is_some() || is && clue("runs", next).is_some())
            || place && (clue("acts", behind).is_some() || is && clue("acts", next).is_some())
            || (place || unknown) && is && kind()
    }

    /// "Falk, which owns the mill", "Bear, who is three"; not "the mayor of Halden, who was".
    fn relative(&self, before: &str) -> Option<EntityType> {
        let name = &self.text[self.name.span];
        let comma = self.sentence.word(self.behind) == ",";
        let lone = comma && !name.contains(' ');
        let given = name.split_once(' ').is_some_and(|(first, _)| listed(first) & resources::FIRST != 0);
        let led = rule_words!("leads-place").has(before) || self.name.kind == EntityType::Misc;
        let verb = self.sentence.word(self.behind + 2);
        match self.sentence.after(self.behind) {
            "which" if comma && !given && self.name.kind == EntityType::Person => Some(EntityType::Organization),
            "who" if lone && !led && rule_words!("of-one").has(verb) => Some(EntityType::Person),
            _ => None,
        }
    }

    /// "Superfresh said it had closed its shop": who is "it" is nobody.
    fn tells_of_itself(&self, behind: &str) -> bool {
        let lone = !self.text[self.name.span].contains(' ') && listed(&self.text[self.name.span]) & resources::FIRST == 0;
        let itself = || {
            let rest = self.sentence.from(self.behind + 2).head(14);
            rest.places().any(|at| rest.word(at) == "its")
        };
        lone && is_saying(behind) && self.sentence.after(self.behind) == "it" && itself()
    }

    /// "Harlan State assistant coach"
    fn modified(&self, behind: &str) -> Option<EntityType> {
        let organization = |kind: &EntityType| *kind == EntityType::Organization;
        let post = || clue("behind", self.sentence.after(self.behind)).filter(organization);
        let name = self.name.kind != EntityType::Misc && ROLE_MODIFIERS.contains(behind);
        name.then(post).flatten()
    }

    /// The noun of the words that follow from here: "public company for power".
    fn head(&self, from: usize) -> &'a str {
        let phrase = self.sentence.from(from).head(6);
        let open = |&at: &usize| phrase.word(at).starts_with(char::is_alphanumeric) && !self.sentence.is_possessive(at + 1);
        let noun = phrase.places().take_while(open).take_while(|&at| !tells(phrase.word(at), "closes-noun")).last();
        noun.map_or("", |at| phrase.word(at))
    }

    /// "Upper Wold beat Lingthorpe by 92 runs": a team; a country plays as one too, and stays one.
    fn has_rival(&self, before: &str, behind: &str) -> bool {
        let team = matches!(self.name.kind, EntityType::Place | EntityType::Organization);
        let place = team && listed(&self.text[self.name.span]) & resources::COUNTRY == 0;
        // What one team does to another, and nobody to a place.
        place && (clue("defeats", behind).is_some() || clue("defeats", before).is_some())
    }

    /// "Hild beat Osk 2-1", "Osk drew 1-1 with Hild": one result, where people who play have one a set.
    fn has_result(&self, before: &str, behind: &str) -> bool {
        let lone = !self.text[self.name.span].contains(' ') && self.name.kind == EntityType::Person;
        let result = |at: usize| is_score(self.sentence.word(at)) && !is_score(self.sentence.after(at));
        let rival = || {
            let name = self.sentence.from(self.behind + 1).head(5);
            let end = name.places().find(|&at| !self.sentence.is_capital(at)).unwrap_or(self.behind);
            (self.behind + 2..self.behind + 5).contains(&end) && result(end)
        };
        let with = || before == "with" && is_score(self.sentence.back(self.first, 2));
        let defeats = |word: &str| clue("defeats", word).is_some();
        lone && (defeats(behind) && (rival() || result(self.behind + 1)) || defeats(before) && result(self.behind) || with())
    }

    /// "Azimio's Opiyo Orr", "Taiwan's Tessel Vane": whom somebody is from.
    fn owns_person(&self, owned: &str) -> bool {
        let name = &self.text[self.name.span];
        let lone = self.name.kind == EntityType::Person && owned.starts_with(char::is_uppercase) && !name.contains(' ');
        let next = self.behind + 2;
        lone && listed(name) & resources::FIRST == 0 && listed(owned) & resources::FIRST != 0 && self.sentence.is_capital(next)
    }

    /// "she told the Clarion": a person would be told without "the".
    fn is_told(&self) -> bool {
        let back = |steps: usize| self.sentence.back(self.first, steps);
        matches!(back(1), "the" | "The") && back(2) == "told" && !self.text[self.name.span].ends_with('s')
    }

    /// "Carrow 2-1 Halden": not "Orr 6-4".
    fn has_score(&self, behind: &str) -> bool {
        is_score(behind) && self.name.kind != EntityType::Person && listed(&self.text[self.name.span]) & resources::COUNTRY == 0
    }

    /// "Easton (29-5) led": what a team has won and lost.
    fn has_record(&self) -> bool {
        let record = self.sentence.after(self.behind);
        self.sentence.word(self.behind + 2) == ")" && record.len() > 2 && self.has_score(record)
    }

    /// "the movie “Pale County”"
    fn is_unlisted_place(&self) -> bool {
        self.name.kind == EntityType::Place && listed(&self.text[self.name.span]) & PLACES == 0
    }

    /// "the Elephants left the pitch": a plural that is small elsewhere; not "the Games".
    fn is_team(&self, before: &str) -> bool {
        let name = &self.text[self.name.span];
        let small = || RESOURCES.lowercase(hash::word(&lexicon::lower(name))) > 4 && listed(name) & resources::DEMONYM == 0;
        let event = || clue("last", &lexicon::lower(name)).is_some() || tells(name, "event");
        let plural = name.ends_with('s') && !name.contains(' ') && self.name.kind == EntityType::Misc;
        matches!(before, "the" | "The") && plural && small() && !event()
    }

    /// "Ana Orr: Good morning.", in an interview.
    fn is_label(&self) -> bool {
        let given = self.text[self.name.span].split_once(' ').is_some_and(|(first, _)| listed(first) & resources::FIRST != 0);
        let opens = self.first == self.sentence.row.start();
        given && opens && self.name.kind == EntityType::Place && self.sentence.word(self.behind) == ":"
    }

    /// "in Hythe"
    fn is_site(&self) -> bool {
        let before = self.sentence.before(self.first);
        tells(&lexicon::lower(before), "site")
    }

    /// "driver Bo", "the novelist Orr": not "the coach Halden sacked".
    fn is_called(&self, before: &str) -> bool {
        !self.text[self.name.span].contains(' ') && self.name.kind != EntityType::Organization && ROLES.contains_key(before)
    }

    /// "shares in Flimby"
    fn is_held(&self, before: &str) -> bool {
        let what = self.sentence.back(self.first, 2);
        matches!(before, "in" | "of") && tells(&lexicon::lower(what), "held")
    }

    /// "Carrow were 2-0 up": one name, several people.
    fn is_plural(&self, before: &str, behind: &str) -> bool {
        let one =
            !self.text[self.name.span].ends_with('s') && !matches!(before, "," | "&") && !rule_words!("joins-names").has(before);
        one && rule_words!("of-several").has(behind) && self.name.kind != EntityType::Misc
    }

    /// "Harkin says", "Harkin has been speaking": an institution may say as well, so only for a lone word without "the".
    fn speaks(&self, before: &str, behind: &str) -> bool {
        let lone = !self.text[self.name.span].contains(' ') && !self.name.acronym && !before.eq_ignore_ascii_case("the");
        let verb = if matches!(behind, "has" | "had") { self.sentence.after(self.behind) } else { behind };
        lone && self.name.kind == EntityType::Place && (is_saying(verb) || verb == "been")
    }
}

/// What a noun that closes a name says that it names: `police`, `festival`.
pub(super) fn of_last_noun(noun: &str) -> Option<EntityType> {
    clue("last", noun)
}

/// What people do with words.
fn is_saying(verb: &str) -> bool {
    wordclass::lemma(verb).is_some_and(|lemma| tells(lemma, "speaks"))
}

/// Whether a name was read as a work or a product's: neither speaks.
fn name_of_works(name: &Name) -> bool {
    name.kind == EntityType::Misc
}

fn clue(side: &str, word: &str) -> Option<EntityType> {
    let told = KIND_CLUES.get(&(side, word))?;
    KINDS.into_iter().find(|kind| kind.name() == *told)
}

/// One of what a plural names: `cities`, `parties`, `firms`.
fn singular(noun: &str) -> Option<String> {
    match noun.strip_suffix("ies") {
        Some(stem) => Some(format!("{stem}y")),
        None => noun.strip_suffix('s').map(str::to_owned),
    }
}

/// "third-seeded Easton", "play-off chasing Hythe": a team's place among others.
fn is_ranked(before: &str) -> bool {
    before.rsplit_once('-').is_some_and(|(_, last)| tells(last, "ranked")) || before == "chasing"
}

/// "2-1"
fn is_score(word: &str) -> bool {
    let few = |digits: &str| (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once(['-', '–', ':']).is_some_and(|(one, other)| few(one) && few(other))
}

/// "Mrs Orr", "Cllr Orr".
fn is_address(before: &str) -> bool {
    before.starts_with(char::is_uppercase) && HONORIFICS.contains_key(fold(before).as_str())
}
