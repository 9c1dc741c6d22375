//! What words may be before the weights are asked: "Johnny “Red” Scully" is one person, the "Getty Images" of a credit a firm,
//! "CCTV" no name.

use super::edge::is_firm_in_s;
use super::words::{COMMON_ACRONYMS, GROUPS, KIND_CLUES, ORGANIZATION_KINDS, STATES, WHOLE_NAMES, tells};
use crate::model::{Casing, Kind, Part, Words, label, resources};
use crate::span::Span;

/// Settles what is certain of a sentence's words; what is settled already stays.
pub(super) fn settle(sentence: &Sentence<'_>, allowed: &mut [u32]) {
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

pub(super) fn is_open(allowed: &[u32]) -> bool {
    allowed.iter().all(|&allowed| allowed == u32::MAX)
}

/// "Johnny “Red” Scully": a name with another in marks between its words is one person's.
fn keep_nicknames(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    let words = &sentence.words.words;
    for at in 0..words.len() {
        let given = words[at].capital && words[at].listed & resources::FIRST != 0;
        let opens = sentence.word(at + 1);
        let inner = if given { sentence.capitals(at + 2) } else { 0 };
        let closes = at + 2 + inner;
        let marked = match sentence.word(closes) {
            "”" | "\"" | "’" | "'" => matches!(opens, "“" | "\"" | "‘" | "'") && inner <= 2,
            ")" => opens == "(" && inner == 1 && words[at + 2].listed & resources::FIRST != 0,
            _ => false,
        };
        if inner == 0 || !marked {
            continue;
        }
        let end = closes + 1 + sentence.capitals(closes + 1);
        if end > closes + 1 && end < closes + 4 && is_open(&allowed[at..end]) {
            mark(&mut allowed[at..end], Kind::Person);
        }
    }
}

/// "S&P 500", "Getty Images": names that are easily cut.
fn keep_whole_names(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in (0..allowed.len()).filter(|&at| sentence.is_capital(at)) {
        let names = WHOLE_NAMES.get(sentence.word(at)).into_iter().flatten();
        let found = names.filter_map(|&(name, kind)| Some((sentence.opens_with(at, name)?, kind))).max_by_key(|&(end, _)| end);
        if let Some((end, kind)) = found.filter(|&(end, _)| is_open(&allowed[at..end])) {
            mark(&mut allowed[at..end], kind);
        }
    }
}

/// "St. Mary's Church", "Halden Children's Hospital": the patron or the group is part of the name.
fn keep_patrons(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in 1..allowed.len() {
        let owner = sentence.word(at - 1).to_lowercase();
        let saint = at > 1 && matches!(sentence.word(at - 2), "St" | "St." | "Saint");
        let owned = matches!(sentence.word(at), "'s" | "’s") || matches!(sentence.word(at), "'" | "’") && owner.ends_with('s');
        let behind = if owned { sentence.capitals(at + 1) } else { 0 };
        let noun = at + behind;
        // "Ray's Pizza", "Whitcombe's Wools"
        let shop = KIND_CLUES.contains_key(&("shop", sentence.word(noun).to_lowercase().as_str()));
        if behind == 0 || !sentence.is_capital(at - 1) || !saint && !shop && !GROUPS.contains(owner.as_str()) {
            continue;
        }
        // "St Columba's Hospital for Women"
        let linked = matches!(sentence.word(noun + 1), "for" | "of").then(|| sentence.capitals(noun + 2)).unwrap_or_default();
        let end = noun + 1 + if linked > 0 { linked + 1 } else { 0 };
        let first = (0..at).rev().take_while(|&before| sentence.is_capital(before) && sentence.word(before) != "The").last();
        let first = first.unwrap_or(at - 1);
        if (shop || sentence.is_noun(noun)) && is_open(&allowed[first..end]) {
            mark(&mut allowed[first..end], Kind::Organization);
        }
    }
}

/// "(Ana Orr/AP)", "Photograph by Ana Orr/AFP/Getty Images": behind a photographer stand agencies.
fn keep_credits(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    let words = &sentence.words.words;
    let named =
        |at: usize| at > 1 && words[at - 1].capital && words[at - 2].capital && words[at - 2].listed & resources::FIRST != 0;
    let mut credited = false;
    for at in 0..allowed.len() {
        if sentence.word(at) != "/" {
            credited &= sentence.is_capital(at);
            continue;
        }
        credited |= named(at);
        let end = at + 1 + sentence.capitals(at + 1);
        let closes = matches!(sentence.word(end), "" | ")" | "/" | "." | "]");
        let country = words.get(at + 1).is_some_and(|word| word.listed & resources::COUNTRY != 0);
        if credited && closes && !country && (at + 2..at + 5).contains(&end) && is_open(&allowed[at + 1..end]) {
            mark(&mut allowed[at + 1..end], Kind::Organization);
        }
    }
}

/// "Forsythe & Keyt", "Policy & Resources": two words round the sign are a firm or a board.
fn keep_partners(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    if sentence.words.casing != Casing::Ordinary {
        return;
    }
    let words = &sentence.words.words;
    for at in (1..allowed.len().saturating_sub(1)).filter(|&at| sentence.word(at) == "&") {
        let alone = sentence.capitals(at + 1) == 1 && !at.checked_sub(2).is_some_and(|before| sentence.is_capital(before));
        let couple = words[at - 1].listed & words[at + 1].listed & resources::FIRST != 0;
        let short = sentence.word(at - 1).len().min(sentence.word(at + 1).len()) < 3;
        let sign = short || at.checked_sub(2).is_some_and(|before| sentence.word(before) == "&") || sentence.word(at + 2) == "&";
        // "Standard & Poor's"
        let owned = sentence.units.get(at - 1..at + 3).is_some_and(|units| is_firm_in_s(sentence.text, units));
        if sentence.is_capital(at - 1) && alone && !couple && !sign && !owned && is_open(&allowed[at - 1..at + 2]) {
            mark(&mut allowed[at - 1..at + 2], Kind::Organization);
        }
    }
}

/// "Omaha, Neb.": a state behind the place that lies in it.
fn keep_states(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in 2..allowed.len() {
        let place = sentence.word(at - 1) == "," && sentence.is_capital(at - 2) && is_state(sentence.word(at));
        if place && is_open(&allowed[at..=at]) {
            mark(&mut allowed[at..=at], Kind::Place);
        }
    }
}

/// Whether a word is a state as datelines have it: `Neb.`, `N.S.`
fn is_state(word: &str) -> bool {
    word.ends_with('.') && STATES.contains(word.trim_end_matches('.').to_lowercase().as_str())
}

/// "(Photo: SGN/Hanifah Yusof)", "Picture: Rex", "(Yoav Sinai/Lens90)": whose picture it is.
fn keep_credited(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for mut at in 0..allowed.len() {
        let led = sentence.word(at) == ":"
            && at > 0
            && KIND_CLUES.contains_key(&("credit", sentence.word(at - 1).to_lowercase().as_str()));
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
            if agency && !sentence.is_noun(end - 1) && is_open(&allowed[at + 1..behind]) {
                mark(&mut allowed[at + 1..end], Kind::Person);
                allowed[end] = 1;
                mark(&mut allowed[end + 1..behind], Kind::Organization);
            }
        }
        let closes = slash || matches!(sentence.word(end), ")" | "]") || end == allowed.len();
        let given = sentence.words.words.get(at + 1).is_some_and(|word| word.listed & resources::FIRST != 0);
        let agency = first == 1 && !(given && slash) || first == 2 && sentence.is_noun(end - 1);
        if led && closes && agency && is_open(&allowed[at + 1..end]) {
            mark(&mut allowed[at + 1..end], Kind::Organization);
        }
    }
}

/// "Lorne Grant (Defence Notebook): Thank you.": who asks is from the paper in brackets. "HARGREAVE (voice-over): Good evening.": who
/// speaks is a person.
fn keep_outlets(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    let name = sentence.capitals(0);
    let small = (name + 1..allowed.len()).take_while(|&at| sentence.words.words[at].letters && !sentence.is_capital(at)).count();
    let behind = name + 1 + small;
    let told = sentence.word(name) == "(" && sentence.word(behind) == ")" && sentence.word(behind + 1) == ":";
    if told && (1..4).contains(&name) && (1..4).contains(&small) && is_open(&allowed[..name]) {
        let listed = sentence.words.words[0].listed;
        if name > 1 || sentence.words.words[0].all_capitals && listed & resources::COUNTRY == 0 {
            mark(&mut allowed[..name], Kind::Person);
        }
        return;
    }
    let outlet = sentence.capitals(name + 1);
    let end = name + 1 + outlet;
    let labels = sentence.word(name) == "(" && sentence.word(end) == ")" && sentence.word(end + 1) == ":";
    let spelled = (name + 1..end).any(|at| !sentence.words.words[at].all_capitals);
    if (2..4).contains(&name) && (1..4).contains(&outlet) && labels && spelled && is_open(&allowed[name + 1..end]) {
        mark(&mut allowed[name + 1..end], Kind::Organization);
    }
}

/// "Future plc": the small letters of a firm belong to its name.
fn keep_firms(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in (1..allowed.len()).filter(|&at| sentence.word(at) == "plc") {
        let first = (0..at).rev().take_while(|&before| sentence.is_capital(before) && sentence.word(before) != "The").last();
        if let Some(first) = first.filter(|&first| at - first < 5 && is_open(&allowed[first..=at])) {
            mark(&mut allowed[first..=at], Kind::Organization);
        }
    }
}

/// "Channel 6"
fn keep_channels(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in (1..allowed.len()).filter(|&at| sentence.word(at - 1) == "Channel") {
        let number = sentence.word(at);
        let short = number.len() < 3 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if short && is_open(&allowed[at - 1..=at]) {
            mark(&mut allowed[at - 1..=at], Kind::Organization);
        }
    }
}

/// "Mountmell town council", "Steel Bay police station": two small nouns that are an institution's name with the place before them.
fn keep_small_nouns(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    let opens = |at: &usize| sentence.is_capital(at - 1) && sentence.words.words[*at].letters && !sentence.is_capital(*at);
    for at in (1..allowed.len().saturating_sub(1)).filter(opens) {
        let nouns = format!("{} {}", sentence.word(at), sentence.word(at + 1));
        let Some(kind) = KIND_CLUES.get(&("whole", nouns.as_str())) else { continue };
        let capital = |before: &usize| sentence.is_capital(*before) && sentence.word(*before) != "The";
        let first = (0..at).rev().take_while(capital).last().unwrap_or(at);
        let people = sentence.words.words[first..at].iter().all(|word| word.listed & resources::DEMONYM != 0);
        if (first + 1..first + 4).contains(&at) && !people && is_open(&allowed[first..at + 2]) {
            mark(&mut allowed[first..at + 2], if *kind == "place" { Kind::Place } else { Kind::Organization });
        }
    }
}

/// "Hurricane Marla", "Storm Eda": a storm and what it is called.
fn keep_storms(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in 0..allowed.len().saturating_sub(1) {
        let storm = tells(sentence.word(at), "storm");
        let name = &sentence.words.words[at + 1];
        let called = name.capital && name.letters && !name.all_capitals && name.lowercase < FIELD && name.suffixes[0] != 0;
        // "Hurricane Prevention Board", but in a headline "Hurricane Marla Tops $2 Billion"
        let alone = !sentence.is_capital(at + 2) || sentence.words.casing == Casing::Title;
        if storm
            && called
            && alone
            && !at.checked_sub(1).is_some_and(|before| is_storm(sentence, before))
            && is_open(&allowed[at..at + 2])
        {
            mark(&mut allowed[at..at + 2], Kind::Misc);
        }
    }
}

/// "Tropical Storm": a name of more than two words is left to the weights.
fn is_storm(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "Tropical" | "Super" | "Post-Tropical")
}

/// "awarded an OBE": an honour, that stands behind no name.
fn keep_honours(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in (1..allowed.len()).filter(|&at| sentence.words.words[at].all_capitals) {
        let honour = KIND_CLUES.contains_key(&("honour", sentence.word(at).to_lowercase().as_str()));
        let owned = matches!(sentence.word(at - 1), "a" | "A" | "an" | "An" | "her" | "Her" | "his" | "His" | "the" | "The");
        if honour && owned && !sentence.is_capital(at + 1) && is_open(&allowed[at..=at]) {
            mark(&mut allowed[at..=at], Kind::Misc);
        }
    }
}

/// `"Orr, Ana"`: a person as a letter's head has the name, in marks.
fn keep_turned(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    let words = &sentence.words.words;
    for at in 1..allowed.len().saturating_sub(3) {
        let marked = matches!(sentence.word(at - 1), "\"" | "“") && matches!(sentence.word(at + 3), "\"" | "”");
        let turned = marked && sentence.word(at + 1) == "," && words[at].capital && words[at + 2].capital;
        if turned
            && words[at + 2].listed & resources::FIRST != 0
            && words[at].listed & resources::FIRST == 0
            && is_open(&allowed[at..at + 3])
        {
            mark(&mut allowed[at..at + 3], Kind::Person);
        }
    }
}

/// "(ticker: HD)", "registered shares (ORRN)": what a firm's shares are called is no name.
fn bar_tickers(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in (2..allowed.len()).filter(|&at| matches!(sentence.word(at - 1), "(" | ":")) {
        let before = sentence.word(at - 2).to_lowercase();
        let shares = sentence.word(at - 1) == "(" && matches!(before.as_str(), "share" | "shares" | "stock");
        let market = sentence.word(at - 1) == ":" && KIND_CLUES.contains_key(&("market", before.as_str()));
        let letters = sentence.words.words[at].all_capitals || sentence.word(at).len() == 1;
        if (shares || market) && letters && sentence.word(at + 1) == ")" && is_open(&allowed[at..=at]) {
            allowed[at] = 1;
        }
    }
}

/// "Leader of the House Ana Orr": the chamber is part of the post, and the name begins behind it.
fn bar_chambers(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in 3..allowed.len() {
        let chamber = tells(sentence.word(at), "chamber");
        let led = sentence.word(at - 1) == "the" && sentence.word(at - 2) == "of" && sentence.is_capital(at - 3);
        if chamber && led && sentence.opens_person(at + 1) && is_open(&allowed[at..=at]) {
            allowed[at] = 1;
        }
    }
}

/// "SOURCE Tarnhill Health": what opens the last line of a press release is no part of the name.
fn bar_source(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    if allowed.len() > 1 && sentence.word(0) == "SOURCE" && is_open(&allowed[..1]) {
        allowed[0] = 1;
    }
}

/// "CCTV", "the CEO": letters that stand for no name.
fn bar_acronyms(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    if sentence.words.casing == Casing::Upper {
        return;
    }
    for (at, allowed) in allowed.iter_mut().enumerate() {
        let beside = at > 0 && sentence.is_capital(at - 1) && sentence.word(at - 1).len() > 3 || sentence.is_capital(at + 1);
        if *allowed == u32::MAX && !beside && COMMON_ACRONYMS.contains(sentence.word(at)) {
            *allowed = 1;
        }
    }
}

/// "the Minister for Health": what somebody is responsible for is no institution.
fn bar_fields(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    for at in 0..allowed.len() {
        let office = sentence.word(at).to_lowercase();
        let high = at > 0 && sentence.word(at - 1) == "High";
        let office =
            matches!(office.as_str(), "minister" | "ministers" | "secretary" | "commissioner" | "undersecretary") && !high;
        let Some(end) = (office && matches!(sentence.word(at + 1), "of" | "for")).then(|| sentence.fields(at + 2)).flatten()
        else {
            continue;
        };
        if is_open(&allowed[at + 2..end]) {
            allowed[at + 2..end].fill(1);
        }
    }
}

/// "Department of Trade, Energy and Tourism", "National Heart, Lung, and Bone Institute": an institution whose name lists what it is for.
fn keep_institutions(sentence: &Sentence<'_>, allowed: &mut [u32]) {
    // A short sentence with such a name looks like a headline.
    let ends = sentence.units.last().is_some_and(|last| &sentence.text[*last] == ".");
    let words = sentence.words;
    if words.casing != Casing::Ordinary && !(words.casing == Casing::Title && ends) {
        return;
    }
    for at in 0..allowed.len() {
        let Some((first, end)) = sentence.listing_behind(at).or_else(|| sentence.listing_before(at)) else { continue };
        if allowed[first..end].iter().all(|&allowed| allowed == u32::MAX) {
            mark(&mut allowed[first..end], Kind::Organization);
        }
    }
}

/// A sentence's words, and what they name.
pub(super) struct Sentence<'a> {
    pub text: &'a str,
    pub units: &'a [Span],
    pub words: &'a Words,
}

impl Sentence<'_> {
    /// The name whose noun stands at the unit, before "of" and a list.
    fn listing_behind(&self, at: usize) -> Option<(usize, usize)> {
        let linked = matches!(self.word(at + 1), "of" | "for" | "on") && self.is_noun(at);
        let end = self.fields(linked.then_some(at + 2)?)?;
        let listed = (at + 2..end).any(|at| matches!(self.word(at), "and" | "&"));
        let first = (0..at).rev().take_while(|&before| self.is_capital(before)).last().unwrap_or(at);
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
        let first =
            (0..first).rev().take_while(|&before| self.is_capital(before) && self.word(before) != "The").last().unwrap_or(first);
        let led = matches!(self.word(first.checked_sub(1)?), "the" | "The");
        (led && items > 1).then_some((first, at + 1))
    }

    /// Behind the one to three words at the unit that name a field of work: "Shipping" of "Minister for Shipping Enamul Bari" too.
    fn field(&self, at: usize) -> Option<usize> {
        let words = (at..at + 3).take_while(|&at| self.is_field(at)).count();
        let end = at + words;
        (words > 0 && (!self.is_capital(end) || self.opens_person(end))).then_some(end)
    }

    /// Whether two or three capitalised words stand here that no list knows as anything but people.
    fn opens_person(&self, at: usize) -> bool {
        let others = !(resources::FIRST | resources::LAST | resources::CITY | resources::TOWN);
        let words = &self.words.words;
        let name = |at: usize| words[at].listed & others == 0 && words[at].lowercase < FIELD && !words[at].all_capitals;
        (2..4).contains(&self.capitals(at)) && (at..at + 2).all(name)
    }

    /// A word that is written small elsewhere, and is in no list of people or places.
    fn is_field(&self, at: usize) -> bool {
        let known = resources::FIRST | resources::COUNTRY | resources::CITY | resources::TITLE | resources::DEMONYM;
        self.is_capital(at) && self.words.words[at].lowercase >= FIELD && self.words.words[at].listed & known == 0
    }

    /// A noun that says what an institution is.
    fn is_noun(&self, at: usize) -> bool {
        let noun = self.word(at).to_lowercase();
        let house = matches!(noun.as_str(), "academy" | "center" | "centre" | "church" | "faculty" | "school");
        self.is_capital(at) && (house || ORGANIZATION_KINDS.contains(noun.as_str()))
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.words.words.get(at).is_some_and(|word| word.capital)
    }

    /// How many capitalised words stand one after the other from the unit on.
    pub fn capitals(&self, from: usize) -> usize {
        (from..self.units.len()).take_while(|&at| self.is_capital(at)).count()
    }

    /// Whether the words of the sentence open so at the unit.
    fn opens_with(&self, at: usize, name: &str) -> Option<usize> {
        let mut end = at;
        for word in name.split(' ') {
            end = (self.word(end) == word).then_some(end + 1)?;
        }
        Some(end)
    }

    pub fn word(&self, at: usize) -> &str {
        self.units.get(at).map_or("", |unit| &self.text[*unit])
    }
}

/// From which step on a word is written small often enough to be a field of work.
const FIELD: u32 = 4;

/// Allows the units no other label than those of one name.
pub(super) fn mark(allowed: &mut [u32], kind: Kind) {
    let last = allowed.len().wrapping_sub(1);
    for (place, allowed) in allowed.iter_mut().enumerate() {
        let part = match (place == 0, place == last) {
            (true, true) => Part::Only,
            (true, false) => Part::First,
            (false, false) => Part::Inner,
            (false, true) => Part::Last,
        };
        *allowed = 1 << label::label(kind, part);
    }
}
