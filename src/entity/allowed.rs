//! What words may be before the weights are asked: "Johnny “Red” Scully" is one person, the "Getty Images" of a credit a firm,
//! "CCTV" no name.

use std::ops::Range;

use super::edge::is_firm_in_s;
use super::words::{COMMON_ACRONYMS, GROUPS, KIND_CLUES, ORGANIZATION_KINDS, STATES, WHOLE_NAMES, tells};
use crate::lexicon::rule_words;
use crate::model::{Casing, Kind, Part, Word, Words, features::EDGE, label, resources};
use crate::span::Span;
use crate::words::{Prose, Stretch};

/// Settles what is certain of a sentence's words; what is settled already stays.
pub(super) fn settle(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    keep_nicknames(sentence, allowed);
    keep_whole_names(sentence, allowed);
    keep_institutions(sentence, allowed);
    keep_small_nouns(sentence, allowed);
    keep_patrons(sentence, allowed);
    keep_partners(sentence, allowed);
    keep_firms(sentence, allowed);
    keep_states(sentence, allowed);
    keep_credits(sentence, allowed);
    keep_credited(sentence, allowed);
    keep_outlets(sentence, allowed);
    keep_channels(sentence, allowed);
    keep_storms(sentence, allowed);
    keep_honours(sentence, allowed);
    keep_turned(sentence, allowed);
    bar_acronyms(sentence, allowed);
    bar_tickers(sentence, allowed);
    bar_source(sentence, allowed);
    bar_fields(sentence, allowed);
    bar_chambers(sentence, allowed);
}

/// "Johnny “Red” Scully": a name with another in marks between its words is one person's.
fn keep_nicknames(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let given = |&at: &usize| sentence.is_capital(at) && sentence.is_listed(at, resources::FIRST);
    for at in sentence.places().filter(given) {
        let opens = sentence.word(at + 1);
        let inner = sentence.capitals(at + 2);
        let closes = at + 2 + inner;
        let marked = match sentence.word(closes) {
            "”" | "\"" | "’" | "'" => matches!(opens, "“" | "\"" | "‘" | "'") && inner <= 2,
            ")" => opens == "(" && inner == 1 && sentence.is_listed(at + 2, resources::FIRST),
            _ => false,
        };
        if inner == 0 || !marked {
            continue;
        }
        let end = closes + 1 + sentence.capitals(closes + 1);
        if end > closes + 1 && end < closes + 4 {
            allowed.keep(at..end, Kind::Person);
        }
    }
}

/// "S&P 500", "Getty Images": names that are easily cut.
fn keep_whole_names(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().filter(|&at| sentence.is_capital(at)) {
        let names = WHOLE_NAMES.get(sentence.word(at)).into_iter().flatten();
        let found = names.filter_map(|&(name, kind)| Some((sentence.opens_with(at, name)?, kind))).max_by_key(|&(end, _)| end);
        if let Some((end, kind)) = found.filter(|&(end, kind)| kind != Kind::Misc || stands_apart(sentence, at..end)) {
            allowed.keep(at..end, kind);
        }
    }
}

/// Not "Independence Day Parade", "the White Christmas": a feast or an index that no other name holds.
fn stands_apart(sentence: &Sentence<'_>, name: Range<usize>) -> bool {
    let numbered = name.clone().any(|at| sentence.word(at).starts_with(|c: char| c.is_ascii_digit()));
    let opens = name.start == 1 && sentence.seen(0).lowercase >= FIELD;
    let owned = matches!(sentence.units.back(name.start, 1), "'s" | "’s" | "'" | "’");
    let led = owned || name.start > 0 && sentence.is_capital(name.start - 1) && !opens;
    numbered || !led && !sentence.is_capital(name.end)
}

/// "St. Mary's Church", "Halden Children's Hospital": the patron or the group is part of the name.
fn keep_patrons(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let owns = |at: usize| match sentence.word(at) {
        "'s" | "’s" => true,
        "'" | "’" => sentence.units.before(at).ends_with(['s', 'S']),
        _ => false,
    };
    let names = |&at: &usize| owns(at) && sentence.is_capital(at - 1) && sentence.is_capital(at + 1);
    for at in sentence.places().skip(1).filter(names) {
        let saint = rule_words!("patron").has(sentence.units.back(at, 2));
        let group = || GROUPS.contains(sentence.word(at - 1).to_lowercase().as_str());
        let noun = at + sentence.capitals(at + 1);
        // "Ray's Pizza", "Whitcombe's Wools"
        let shop = KIND_CLUES.contains_key(&("shop", sentence.word(noun).to_lowercase().as_str()));
        if !saint && !shop && !group() {
            continue;
        }
        // "St Columba's Hospital for Women"
        let linked = matches!(sentence.word(noun + 1), "for" | "of").then(|| sentence.capitals(noun + 2)).unwrap_or_default();
        let end = noun + 1 + if linked > 0 { linked + 1 } else { 0 };
        let first = sentence.opening(at).min(at - 1);
        if shop || sentence.is_noun(noun) {
            allowed.keep(first..end, Kind::Organization);
        }
    }
}

/// "(Ana Orr/AP)", "Photograph by Ana Orr/AFP/Getty Images": behind a photographer stand agencies.
fn keep_credits(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let named = |at: usize| {
        let given = || sentence.is_capital(at - 2) && sentence.is_listed(at - 2, resources::FIRST);
        at > 1 && sentence.is_capital(at - 1) && given()
    };
    let mut credited = false;
    for at in sentence.places() {
        if sentence.word(at) != "/" {
            credited &= sentence.is_capital(at);
            continue;
        }
        credited |= named(at);
        let end = at + 1 + sentence.capitals(at + 1);
        let closes = matches!(sentence.word(end), "" | ")" | "/" | "." | "]");
        let country = sentence.is_listed(at + 1, resources::COUNTRY);
        if credited && closes && !country && (at + 2..at + 5).contains(&end) {
            allowed.keep(at + 1..end, Kind::Organization);
        }
    }
}

/// "Forsythe & Keyt", "Policy & Resources": two words round the sign are a firm or a board.
fn keep_partners(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    if sentence.casing != Casing::Ordinary {
        return;
    }
    for at in sentence.places().skip(1).filter(|&at| sentence.word(at) == "&") {
        let before = sentence.units.back(at, 2);
        let alone = sentence.capitals(at + 1) == 1 && !(at > 1 && sentence.is_capital(at - 2));
        let couple = sentence.is_listed(at - 1, resources::FIRST) && sentence.is_listed(at + 1, resources::FIRST);
        let short = sentence.word(at - 1).len().min(sentence.word(at + 1).len()) < 3;
        let sign = short || before == "&" || sentence.word(at + 2) == "&";
        // "Standard & Poor's"
        let owned = is_firm_in_s(sentence.units.part(at - 1..at + 3));
        if sentence.is_capital(at - 1) && alone && !couple && !sign && !owned {
            allowed.keep(at - 1..at + 2, Kind::Organization);
        }
    }
}

/// "Omaha, Neb.": a state behind the place that lies in it.
fn keep_states(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().skip(2) {
        let place = sentence.word(at - 1) == "," && sentence.is_capital(at - 2) && is_state(sentence.word(at));
        if place {
            allowed.keep(at..at + 1, Kind::Place);
        }
    }
}

/// Whether a word is a state as datelines have it: `Neb.`, `N.S.`
fn is_state(word: &str) -> bool {
    word.ends_with('.') && STATES.contains(word.trim_end_matches('.').to_lowercase().as_str())
}

/// "(Photo: SGN/Hanifah Yusof)", "Picture: Rex", "(Yoav Sinai/Lens90)": whose picture it is.
fn keep_credited(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for mut at in sentence.places() {
        let led =
            sentence.word(at) == ":" && KIND_CLUES.contains_key(&("credit", sentence.units.before(at).to_lowercase().as_str()));
        if !led && sentence.word(at) != "(" {
            continue;
        }
        at += usize::from(led && sentence.word(at + 1) == "©");
        let first = sentence.capitals(at + 1);
        let end = at + 1 + first;
        let slash = sentence.word(end) == "/";
        if sentence.word(at) == "(" && first == 2 && slash {
            let behind = end + 1 + sentence.capitals(end + 1);
            let agency = (end + 2..end + 4).contains(&behind) && sentence.word(behind) == ")";
            if agency && !sentence.is_noun(end - 1) && allowed.is_open(at + 1..behind) {
                allowed.keep(at + 1..end, Kind::Person);
                allowed.bar(end..end + 1);
                allowed.keep(end + 1..behind, Kind::Organization);
            }
        }
        let closes = slash || matches!(sentence.word(end), ")" | "]") || end == allowed.len();
        let given = sentence.is_listed(at + 1, resources::FIRST);
        let agency = first == 1 && !(given && slash) || first == 2 && sentence.is_noun(end - 1);
        if led && closes && agency {
            allowed.keep(at + 1..end, Kind::Organization);
        }
    }
}

/// "Lorne Grant (Defence Notebook): Thank you.": who asks is from the paper in brackets. "HARGREAVE (voice-over): Good evening.": who
/// speaks is a person.
fn keep_outlets(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let name = sentence.capitals(0);
    let small = sentence.words.from(name + 1).leading(|word| word.letters && !word.capital).len();
    let behind = name + 1 + small;
    let told = sentence.word(name) == "(" && sentence.word(behind) == ")" && sentence.word(behind + 1) == ":";
    if told && (1..4).contains(&name) && (1..4).contains(&small) && allowed.is_open(0..name) {
        if name > 1 || sentence.seen(0).all_capitals && !sentence.is_listed(0, resources::COUNTRY) {
            allowed.keep(0..name, Kind::Person);
        }
        return;
    }
    let outlet = sentence.capitals(name + 1);
    let end = name + 1 + outlet;
    let labels = sentence.word(name) == "(" && sentence.word(end) == ")" && sentence.word(end + 1) == ":";
    let spelled = sentence.words.part(name + 1..end).any(|word| !word.all_capitals);
    if (2..4).contains(&name) && (1..4).contains(&outlet) && labels && spelled {
        allowed.keep(name + 1..end, Kind::Organization);
    }
}

/// "Future plc": the small letters of a firm belong to its name.
fn keep_firms(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().skip(1).filter(|&at| sentence.word(at) == "plc") {
        let first = sentence.opening(at);
        if (1..5).contains(&(at - first)) {
            allowed.keep(first..at + 1, Kind::Organization);
        }
    }
}

/// "Channel 6"
fn keep_channels(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().filter(|&at| sentence.units.before(at) == "Channel") {
        let number = sentence.word(at);
        let short = number.len() < 3 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if short {
            allowed.keep(at - 1..at + 1, Kind::Organization);
        }
    }
}

/// "Mountmell town council", "Steel Bay police station": two small nouns that are an institution's name with the place before them.
fn keep_small_nouns(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    let opens = |at: &usize| sentence.is_capital(at - 1) && sentence.seen(*at).letters && !sentence.is_capital(*at);
    for at in sentence.places().skip(1).filter(opens) {
        let nouns = format!("{} {}", sentence.word(at), sentence.word(at + 1));
        let Some(kind) = KIND_CLUES.get(&("whole", nouns.as_str())) else { continue };
        let first = sentence.opening(at);
        let people = sentence.words.part(first..at).all(|word| word.listed & resources::DEMONYM != 0);
        if (first + 1..first + 4).contains(&at) && !people {
            allowed.keep(first..at + 2, if *kind == "place" { Kind::Place } else { Kind::Organization });
        }
    }
}

/// "Hurricane Marla", "Storm Eda": a storm and what it is called.
fn keep_storms(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places() {
        let storm = || tells(sentence.word(at), "storm");
        let name = sentence.seen(at + 1);
        let called = name.capital && name.letters && !name.all_capitals && name.lowercase < FIELD && name.suffixes[0] != 0;
        // "Hurricane Prevention Board", but in a headline "Hurricane Marla Tops $2 Billion"
        let alone = !sentence.is_capital(at + 2) || sentence.casing == Casing::Title;
        if called && alone && storm() && !is_storm(sentence.units.before(at)) {
            allowed.keep(at..at + 2, Kind::Misc);
        }
    }
}

/// "Tropical Storm": a name of more than two words is left to the weights.
fn is_storm(word: &str) -> bool {
    rule_words!("before-storm").has(word)
}

/// "awarded an OBE": an honour, that stands behind no name.
fn keep_honours(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().skip(1).filter(|&at| sentence.seen(at).all_capitals) {
        let honour = KIND_CLUES.contains_key(&("honour", sentence.word(at).to_lowercase().as_str()));
        let owned = rule_words!("before-honour").has(sentence.word(at - 1));
        if honour && owned && !sentence.is_capital(at + 1) {
            allowed.keep(at..at + 1, Kind::Misc);
        }
    }
}

/// `"Orr, Ana"`: a person as a letter's head has the name, in marks.
fn keep_turned(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places() {
        let marked = matches!(sentence.units.before(at), "\"" | "“") && matches!(sentence.word(at + 3), "\"" | "”");
        let turned = marked && sentence.word(at + 1) == "," && sentence.is_capital(at) && sentence.is_capital(at + 2);
        if turned && sentence.is_listed(at + 2, resources::FIRST) && !sentence.is_listed(at, resources::FIRST) {
            allowed.keep(at..at + 3, Kind::Person);
        }
    }
}

/// "(ticker: HD)", "registered shares (ORRN)": what a firm's shares are called is no name.
fn bar_tickers(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().skip(2).filter(|&at| matches!(sentence.word(at - 1), "(" | ":")) {
        let before = sentence.word(at - 2).to_lowercase();
        let shares = sentence.word(at - 1) == "(" && rule_words!("share").has(&before);
        let market = sentence.word(at - 1) == ":" && KIND_CLUES.contains_key(&("market", before.as_str()));
        let letters = sentence.seen(at).all_capitals || sentence.word(at).len() == 1;
        if (shares || market) && letters && sentence.word(at + 1) == ")" {
            allowed.bar(at..at + 1);
        }
    }
}

/// "Leader of the House Ana Orr": the chamber is part of the post, and the name begins behind it.
fn bar_chambers(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().skip(3) {
        let chamber = || tells(sentence.word(at), "chamber");
        let led = sentence.word(at - 1) == "the" && sentence.word(at - 2) == "of" && sentence.is_capital(at - 3);
        if led && chamber() && sentence.opens_person(at + 1) {
            allowed.bar(at..at + 1);
        }
    }
}

/// "SOURCE Tarnhill Health": what opens the last line of a press release is no part of the name.
fn bar_source(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    if allowed.len() > 1 && sentence.word(0) == "SOURCE" {
        allowed.bar(0..1);
    }
}

/// "CCTV", "the CEO": letters that stand for no name.
fn bar_acronyms(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    if sentence.casing == Casing::Upper {
        return;
    }
    for at in sentence.places().filter(|&at| sentence.is_capital(at)) {
        let beside = at > 0 && sentence.is_capital(at - 1) && sentence.word(at - 1).len() > 3 || sentence.is_capital(at + 1);
        if !beside && COMMON_ACRONYMS.contains(sentence.word(at)) {
            allowed.bar(at..at + 1);
        }
    }
}

/// "the Minister for Health": what somebody is responsible for is no institution.
fn bar_fields(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    for at in sentence.places().filter(|&at| matches!(sentence.word(at + 1), "of" | "for")) {
        let office = sentence.word(at).to_lowercase();
        let high = sentence.units.before(at) == "High";
        let office = tells(&office, "minister");
        let fields = if office && !high { sentence.fields(at + 2) } else { None };
        if let Some(end) = fields {
            allowed.bar(at + 2..end);
        }
    }
}

/// "Department of Trade, Energy and Tourism", "National Heart, Lung, and Bone Institute": an institution whose name lists what it is for.
fn keep_institutions(sentence: &Sentence<'_>, allowed: &mut Allowed) {
    // A short sentence with such a name looks like a headline.
    let ends = sentence.units.before(allowed.len()) == ".";
    if sentence.casing != Casing::Ordinary && !(sentence.casing == Casing::Title && ends) {
        return;
    }
    for at in sentence.places() {
        let Some((first, end)) = sentence.listing_behind(at).or_else(|| sentence.listing_before(at)) else { continue };
        allowed.keep(first..end, Kind::Organization);
    }
}

/// A sentence's words, and what they name.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub units: Prose<'a, Span>,
    /// What the model sees of each.
    pub words: Stretch<'a, Word>,
    pub casing: Casing,
}

impl<'a> Sentence<'a> {
    pub fn new(text: &'a str, units: &'a [Span], words: &'a Words) -> Self {
        Sentence { units: Prose::whole(text, units), words: Stretch::whole(&words.words), casing: words.casing }
    }

    /// The name whose noun stands at the unit, before "of" and a list.
    fn listing_behind(&self, at: usize) -> Option<(usize, usize)> {
        let linked = rule_words!("lists-fields").has(self.word(at + 1)) && self.is_noun(at);
        let end = self.fields(linked.then_some(at + 2)?)?;
        let listed = (at + 2..end).any(|at| matches!(self.word(at), "and" | "&"));
        let first = self.words.up_to(at).trailing(|word| word.capital).start();
        let first = first + usize::from(self.word(first) == "The");
        listed.then_some((first, end))
    }

    /// Behind the fields of work that are listed from the unit on: "Trade, Energy and Tourism".
    fn fields(&self, at: usize) -> Option<usize> {
        let first = self.field(at)?;
        let mut end = first;
        loop {
            let comma = usize::from(self.word(end) == ",");
            let and = usize::from(matches!(self.word(end + comma), "and" | "&"));
            match self.field(end + comma + and).filter(|_| comma + and > 0) {
                Some(next) if and == 1 => return Some(next),
                Some(next) => end = next,
                None => return Some(first),
            }
        }
    }

    /// The name behind "the" whose noun stands at the unit, behind a list.
    fn listing_before(&self, at: usize) -> Option<(usize, usize)> {
        let and = at.checked_sub(2).filter(|&and| self.word(and) == "and" && self.is_field(at - 1) && self.is_noun(at))?;
        let mut first = and.checked_sub(usize::from(self.word(and.checked_sub(1)?) == ","))?;
        let mut items = 0;
        while let Some(before) = first.checked_sub(1).filter(|&before| self.is_field(before)) {
            items += 1;
            first = match before.checked_sub(1) {
                Some(comma) if self.word(comma) == "," => comma,
                _ => {
                    first = before;
                    break;
                }
            };
        }
        let first = self.opening(first);
        let led = matches!(self.units.before(first), "the" | "The");
        (led && items > 1).then_some((first, at + 1))
    }

    /// Behind the one to three words at the unit that name a field of work: "Shipping" of "Minister for Shipping Enamul Bari" too.
    fn field(&self, at: usize) -> Option<usize> {
        let end = self.words.from(at).head(3).leading(is_field).end();
        (end > at && (!self.is_capital(end) || self.opens_person(end))).then_some(end)
    }

    /// Whether two or three capitalised words stand here that no list knows as anything but people.
    fn opens_person(&self, at: usize) -> bool {
        let others = !(resources::FIRST | resources::LAST | resources::CITY | resources::TOWN);
        let name = |word: &Word| word.listed & others == 0 && word.lowercase < FIELD && !word.all_capitals;
        (2..4).contains(&self.capitals(at)) && self.words.from(at).head(2).all(name)
    }

    fn is_field(&self, at: usize) -> bool {
        is_field(self.seen(at))
    }

    /// A noun that says what an institution is.
    pub fn is_noun(&self, at: usize) -> bool {
        let noun = self.word(at).to_lowercase();
        self.is_capital(at) && (tells(&noun, "house") || ORGANIZATION_KINDS.contains(noun.as_str()))
    }

    #[inline]
    pub fn is_capital(&self, at: usize) -> bool {
        self.seen(at).capital
    }

    /// How many capitalised words stand one after the other from the unit on.
    pub fn capitals(&self, from: usize) -> usize {
        self.words.from(from).leading(|word| word.capital).len()
    }

    /// Where the capitalised words open that stand right before a unit; "The" is none of them.
    pub fn opening(&self, at: usize) -> usize {
        let before = self.words.up_to(at).placed().rev();
        before.take_while(|&(place, word)| word.capital && self.word(place) != "The").last().map_or(at, |(place, _)| place)
    }

    /// What the model sees of a unit; nothing where none stands.
    #[inline]
    pub fn seen(&self, at: usize) -> &'a Word {
        self.words.at(at).unwrap_or(&EDGE)
    }

    /// Whether a unit is in one of the lists.
    pub fn is_listed(&self, at: usize, lists: resources::Listed) -> bool {
        self.seen(at).listed & lists != 0
    }

    pub fn places(&self) -> Range<usize> {
        self.units.places()
    }

    /// Whether the words of the sentence open so at the unit.
    fn opens_with(&self, at: usize, name: &str) -> Option<usize> {
        let mut end = at;
        for word in name.split(' ') {
            end = (self.word(end) == word).then_some(end + 1)?;
        }
        Some(end)
    }

    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.units.word(at)
    }
}

/// The part of a listed name that an inner word is, and a word that is the whole of it.
pub(super) const INNER: u8 = 2;
pub(super) const ONLY: u8 = 4;

/// From which step on a word is written small often enough to be a field of work.
pub(super) const FIELD: u32 = 4;

/// A word that is written small elsewhere, and is in no list of people or places.
fn is_field(word: &Word) -> bool {
    let known = resources::FIRST | resources::COUNTRY | resources::CITY | resources::TITLE | resources::DEMONYM;
    word.capital && word.lowercase >= FIELD && word.listed & known == 0
}

/// The labels that each unit of a sentence may have, as bits: any, until something is certain of it.
pub(super) struct Allowed(Vec<u32>);

const ANY: u32 = u32::MAX;
const NONE: u32 = 1;

impl Allowed {
    pub fn any(units: usize) -> Self {
        Allowed(vec![ANY; units])
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The labels of a unit.
    pub fn of(&self, at: usize) -> u32 {
        self.0.get(at).copied().unwrap_or(ANY)
    }

    /// Whether nothing is certain of any of the units.
    pub fn is_open(&self, units: Range<usize>) -> bool {
        self.0.get(units).is_some_and(|units| units.iter().all(|&allowed| allowed == ANY))
    }

    /// Makes the units one name, unless something is certain of one of them.
    pub fn keep(&mut self, units: Range<usize>, kind: Kind) {
        if !self.is_open(units.clone()) {
            return;
        }
        let places = units.len();
        for (place, allowed) in self.0.get_mut(units).into_iter().flatten().enumerate() {
            *allowed = 1 << label::label(kind, Part::at(place, places));
        }
    }

    /// Keeps a unit from standing within a name of a kind, unless something is certain of it.
    pub fn part(&mut self, at: usize, kind: Kind) {
        if self.is_open(at..at + 1) {
            self.0
                .get_mut(at..at + 1)
                .into_iter()
                .flatten()
                .for_each(|allowed| *allowed &= !(1 << label::label(kind, Part::Inner)));
        }
    }

    /// Keeps the units out of every name, unless something is certain of one of them.
    pub fn bar(&mut self, units: Range<usize>) {
        if self.is_open(units.clone()) {
            self.0.get_mut(units).into_iter().flatten().for_each(|allowed| *allowed = NONE);
        }
    }
}
