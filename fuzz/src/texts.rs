//! Bytes to texts that look like news and go wrong.

/// What a byte of 0x80 to 0xBF that belongs to no character stands for: pieces on which the engine decides something.
const PIECES: [&str; 64] = [
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "„",
    "‚",
    "‑",
    "‐",
    "–",
    "—",
    "…",
    ". ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{2028}",
    "\u{301}",
    "\u{200d}",
    "🙂",
    "👩\u{200d}👧",
    "ß",
    "İ",
    "ǅ",
    "и",
    "の",
    "،",
    "१",
    " said Dana Brell. ",
    " Brell said ",
    "According to Mr. Vale, ",
    "she added ",
    "told ",
    " that ",
    "Mrs. ",
    "the mayor of ",
    "the U.S. ",
    "Kosovo Force (KFOR) ",
    "NATO ",
    "the Alliance ",
    "By ANA LEE\n",
    "(Reuters) - ",
    "LISK, March 3 — ",
    "Photo: ",
    "$4.2bn ",
    "twenty-five ",
    "45-year-old ",
    "10-12 ",
    "two-thirds of ",
    "1,000",
    "5th ",
    "99999999999999999999",
    "on Tuesday, 11 March 2025 ",
    "2025-03-11T10:00 ",
    "11/03/2025 ",
    "last year ",
    "the 1990s ",
    "mid-March ",
    "at 6 p.m. ",
    "# ",
];

/// The text that bytes stand for. Every text stands for itself.
pub fn text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text += chunk.valid();
        text.extend(chunk.invalid().iter().map(|&byte| PIECES[usize::from(byte) % PIECES.len()]));
    }
    text
}
