//! Texts that go on without end, of the kinds that have cost more than their length, or might. The tests of cost and the bench
//! of cost read the same.

/// A part of a text, by its number.
pub type Part = fn(usize) -> String;

/// What a text may go on with.
pub const ENDLESS: &[(&str, Part)] = &[
    ("articles", |part| {
        let [mayor, town, other] = names(part);
        format!("Dana {mayor}, the mayor of {town}, left. “It is safe,” she said. Omar {other} told the council so.\n\n")
    }),
    // Names, and who they are.
    ("last names first", |part| format!("{0} left. “No,” Dana {0} said.\n", name(part))),
    ("people in one sentence", |_| "Dana Brell she ".to_owned()),
    ("names joined by and", |part| format!("Dana {} and ", name(part))),
    ("names of two words joined by and", |part| format!("{} {} and ", name(part), name(part / 7))),
    ("few names joined by and", |part| format!("{} {} and ", name(part % 20), name(20 + part / 20 % 20))),
    ("names of few words joined by and", |part| format!("{} {} and ", name(part % 300), name(300 + part / 300 % 300))),
    ("full names and last names joined by and", |part| format!("{} {1} and {1} and ", name(part), name(part % 30))),
    ("one last name, many given names", |part| format!("{} Brell left. Brell said so.\n", name(part))),
    ("one given name, many last names", |part| format!("Dana {} left. Dana said so.\n", name(part))),
    ("names inside longer names", |part| format!("Dana {0} {1} Brell left, {0} {1} said. ", name(part), name(part % 90))),
    ("aliases in a chain", |part| format!("{} {} left. ", name(part), name(part + 1))),
    ("aliases in a chain of three", |part| format!("{} {} {} said so. ", name(part), name(part + 1), name(part + 2))),
    ("acronyms in brackets", |part| {
        let [one, two, three] = names(part);
        format!("The {one} {two} {three} Council ({}{}{}C) met. ", capital(&one), capital(&two), capital(&three))
    }),
    ("acronyms alone", |part| format!("The {} met. ", name(part).to_uppercase())),
    ("organizations with one first word", |part| format!("Halden {} Group met Halden. ", name(part))),
    ("ministries", |part| format!("The Ministry of {} told the ministry. ", name(part))),
    ("titles of many", |part| format!("The president of {}, President Dana {}, met the president. ", name(part), name(part + 1))),
    ("one name in many spellings", |part| format!("Vanessa{} Brell left. ", "x".repeat(part % 60))),
    ("names that differ by a letter", |part| format!("Dana {}ova said so. ", name(part))),
    ("mister and missis", |part| format!("Mr. {0} met Mrs. {0}. ", name(part % 500))),
    // Quotations.
    ("quotations left open", |part| format!("“We won, {} said.\n\n", name(part))),
    ("quotations left open in one paragraph", |part| format!("“We won, {} said. ", name(part))),
    ("straight quotations left open", |part| format!("\"We won, {} said.\n\n", name(part))),
    ("single marks", |part| format!("‘We won, {} said. It’s the boys’ own. ", name(part))),
    ("nested quotations", |_| "“‘".to_owned()),
    ("closing marks", |_| "”’".to_owned()),
    ("guillemets", |part| format!("«We won», said {}. »No«. ", name(part))),
    ("low marks", |_| "„We won ".to_owned()),
    ("one speaker, many quotations", |_| "“We won,” Brell said. “We did,” she added. ".to_owned()),
    ("what is withheld", |_| "Brell declined to say whether it was old. ".to_owned()),
    ("she, when nobody is named", |_| "The ministry was silent. It said that she said that he had said so. ".to_owned()),
    ("questions and answers", |part| format!("Why now?\n\nI told {} that we won.\n\n", name(part))),
    ("cues without end", |_| "Brell said that Ekwall said that ".to_owned()),
    ("according to", |part| format!("according to {}, ", name(part))),
    ("colons", |part| format!("{}: we won. ", name(part))),
    ("turns of a talk", |part| format!("{}: We won.\n", name(part).to_uppercase())),
    // Dates and figures.
    ("dates without blanks", |_| "11/".to_owned()),
    ("dates", |part| format!("It was on {} March {}. ", part % 31 + 1, 1900 + part % 120)),
    ("dates that count from another", |_| "two days before the day after three weeks before ".to_owned()),
    ("figures", |part| format!("It cost ${part} million, {part} percent of {part}. ")),
    ("digits without end", |part| part.to_string()),
    ("groups of digits", |_| "1,000,".to_owned()),
    ("number words", |_| "twenty-five thousand and ".to_owned()),
    ("one word of hyphens", |_| "twenty-five-".to_owned()),
    ("one word of hyphens without a break", |_| "five‑a‑".to_owned()),
    // Lines, blocks and pages.
    ("headlines with counts", |_| "30 people saved\n".to_owned()),
    ("headlines", |part| format!("Council Closes {} Bridge\n\n", name(part))),
    ("bylines", |part| format!("By Dana {}\n", name(part))),
    ("captions", |part| format!("Dana {} (left) in a photo. Photo: AP\n\n", name(part))),
    ("lists", |part| format!("{}. Brell left\n", part + 1)),
    ("a list in one line", |part| format!("{}) Brell left ", part + 1)),
    ("empty lines", |_| "\n".to_owned()),
    ("breaks of two kinds", |_| "\r\n\r".to_owned()),
    ("white space", |_| " \u{a0}\t".to_owned()),
    ("markdown", |_| "# **a** [b](c) ![d](e) > ".to_owned()),
    ("tags", |_| "<b>".to_owned()),
    ("wrapped lines", |part| format!("The council of the town met {} and closed the bridge for\nthe winter ", name(part))),
    // Marks and letters.
    ("brackets that nothing opens", |_| "a)".to_owned()),
    ("brackets that nothing closes", |_| "(a ".to_owned()),
    ("square brackets", |_| "[a".to_owned()),
    ("full stops", |_| ".".to_owned()),
    ("spaced full stops", |_| ". ".to_owned()),
    ("initials", |_| "U.S. J. R. ".to_owned()),
    ("abbreviations", |_| "Mr. Gen. Inc. ".to_owned()),
    ("questions", |_| "?! ".to_owned()),
    ("one word without end", |_| "a".to_owned()),
    ("one word with marks", |_| "a\u{301}".to_owned()),
    ("marks on one letter", |_| "\u{301}".to_owned()),
    ("apostrophes", |_| "'".to_owned()),
    ("words with apostrophes", |_| "o'".to_owned()),
    ("commas", |_| "so, ".to_owned()),
    ("dashes", |_| "so – ".to_owned()),
    ("slashes", |_| "and/".to_owned()),
    ("addresses", |part| format!("https://example.org/{part}?a=(b) ")),
    ("mailboxes", |_| "a@b.".to_owned()),
    ("plus addresses", |_| "a+".to_owned()),
    ("handles", |_| "@a#b ".to_owned()),
    ("pictures", |_| "👩\u{200d}👧".to_owned()),
    ("han", |_| "他说桥很安全。".to_owned()),
    ("cyrillic", |_| "Мост безопасен, сказал Брель. ".to_owned()),
    ("capitals", |_| "THE BRIDGE IS SAFE ".to_owned()),
    ("one sentence again and again", |_| "The bridge is safe. ".to_owned()),
    ("words that are all new", |part| format!("{} ", name(part).to_lowercase())),
    ("a sentence without end", |part| format!("the {} of the ", name(part).to_lowercase())),
    ("clauses", |_| ", who said she was glad, ".to_owned()),
    ("clauses in brackets", |_| "(he said ".to_owned()),
    ("letters cut in two", |_| "\u{fffd}\u{0}".to_owned()),
];

/// A text of at least so many bytes, with a last paragraph that makes what stands before it a headline where it looks like one.
pub fn endless(part: Part, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 200);
    for number in 0.. {
        text += &part(number);
        if text.len() >= bytes {
            break;
        }
    }
    text + "\n\n40 people of the town left the bridge on Friday, the council said.\n"
}

/// A name of its own for each number.
fn name(number: usize) -> String {
    let syllable = |number: usize| [b"bdfglmnrst"[number % 10], b"aeiou"[number / 10 % 5]].map(char::from);
    "V".chars().chain([1, 50, 2_500, 125_000].into_iter().flat_map(|place| syllable(number / place).into_iter().rev())).collect()
}

/// Three names of their own for each number.
fn names(number: usize) -> [String; 3] {
    [3 * number, 3 * number + 1, 3 * number + 2].map(name)
}

fn capital(name: &str) -> char {
    name.chars().nth(1).unwrap_or('V').to_ascii_uppercase()
}
