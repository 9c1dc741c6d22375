//! Lists that stand on one line: "1. Buy salt 2. Wait", "a) first b) second", "• one • two".

use super::words;

const BULLETS: [char; 8] = ['•', '⁃', '‣', '◦', '▪', '●', '■', '➤'];

/// Where the second and further items start, if the block is such a list.
pub fn item_starts(block: &str) -> Vec<usize> {
    if block.starts_with(BULLETS) { bulleted(block) } else { numbered(block).unwrap_or_default() }
}

fn bulleted(block: &str) -> Vec<usize> {
    let bullets = block.match_indices(BULLETS).map(|(at, _)| at);
    bullets.filter(|at| block[..*at].ends_with(char::is_whitespace)).collect()
}

/// Items whose markers count up from the block's first: "1." "2." or "a)" "b)".
fn numbered(block: &str) -> Option<Vec<usize>> {
    let mut marker = Marker::open(block)?;
    let mut starts = Vec::new();
    let mut from = marker.text().len();
    while let Some(next) = marker.next() {
        let Some(at) = find(block, from, &next.text()) else { break };
        starts.push(at);
        from = at + next.text().len();
        marker = next;
    }
    Some(starts)
}

/// Where `marker` opens an item: white space around it, and no word before it that a number goes with ("by 3 to 2. Then").
fn find(block: &str, from: usize, marker: &str) -> Option<usize> {
    let mut from = from;
    loop {
        let at = from + block[from..].find(marker)?;
        let before = &block[..at];
        let opens = before.ends_with(char::is_whitespace) && block[at + marker.len()..].starts_with([' ', '\t', '\u{a0}']);
        if opens && !words::takes_number(super::scan::last_word(before.trim_end())) {
            return Some(at);
        }
        from = at + marker.len();
    }
}

#[derive(Clone, Copy)]
enum Counter {
    Number(u32),
    Letter(u8),
}

#[derive(Clone, Copy)]
struct Marker {
    counter: Counter,
    suffix: &'static str,
}

impl Marker {
    /// The marker that opens a list: the first number or letter.
    fn open(block: &str) -> Option<Marker> {
        let counter = match block.as_bytes().first()? {
            b'1' => Counter::Number(1),
            letter @ (b'a' | b'A') => Counter::Letter(*letter),
            _ => return None,
        };
        let suffix = [".)", ")", "."].into_iter().find(|suffix| block[1..].starts_with(suffix))?;
        block[1 + suffix.len()..].starts_with(char::is_whitespace).then_some(Marker { counter, suffix })
    }

    fn next(self) -> Option<Marker> {
        let counter = match self.counter {
            Counter::Number(number) => Counter::Number(number + 1),
            Counter::Letter(b'z' | b'Z') => return None,
            Counter::Letter(letter) => Counter::Letter(letter + 1),
        };
        Some(Marker { counter, ..self })
    }

    fn text(self) -> String {
        match self.counter {
            Counter::Number(number) => format!("{number}{}", self.suffix),
            Counter::Letter(letter) => format!("{}{}", char::from(letter), self.suffix),
        }
    }
}
