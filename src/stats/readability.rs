//! Published formulas of readability, on given counts.

/// What the formulas read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub words: usize,
    pub sentences: usize,
    pub letters: usize,
    /// Letters and digits.
    pub alphanumerics: usize,
    pub syllables: usize,
    /// Words of three or more syllables.
    pub polysyllables: usize,
    /// Polysyllables as Gunning counts them: no proper nouns, no hyphened compounds, none that only -es, -ed or -ing makes so long.
    pub complex_words: usize,
    /// Words of more than six letters.
    pub long_words: usize,
}

impl Counts {
    fn per_sentence(&self, count: usize) -> f64 {
        count as f64 / self.sentences as f64
    }

    fn per_word(&self, count: usize) -> f64 {
        count as f64 / self.words as f64
    }
}

// All of these divide by words or sentences: without any, the result is not a number.

/// Reading ease, 0 (hard) to 100 (easy) (Flesch 1948).
pub fn flesch(counts: &Counts) -> f64 {
    206.835 - 1.015 * counts.per_sentence(counts.words) - 84.6 * counts.per_word(counts.syllables)
}

/// US school grade (Kincaid and others 1975).
pub fn flesch_kincaid(counts: &Counts) -> f64 {
    0.39 * counts.per_sentence(counts.words) + 11.8 * counts.per_word(counts.syllables) - 15.59
}

/// Years of schooling (Gunning 1952).
pub fn gunning_fog(counts: &Counts) -> f64 {
    0.4 * (counts.per_sentence(counts.words) + 100.0 * counts.per_word(counts.complex_words))
}

/// Years of schooling (McLaughlin 1969).
pub fn smog(counts: &Counts) -> f64 {
    1.0430 * (30.0 * counts.per_sentence(counts.polysyllables)).sqrt() + 3.1291
}

/// US school grade (Coleman and Liau 1975).
pub fn coleman_liau(counts: &Counts) -> f64 {
    0.0588 * (100.0 * counts.per_word(counts.letters)) - 0.296 * (100.0 * counts.per_word(counts.sentences)) - 15.8
}

/// US school grade: the automated readability index (Senter and Smith 1967).
pub fn ari(counts: &Counts) -> f64 {
    4.71 * counts.per_word(counts.alphanumerics) + 0.5 * counts.per_sentence(counts.words) - 21.43
}

/// 20 (very easy) to 60 (very hard): läsbarhetsindex (Björnsson 1968).
pub fn lix(counts: &Counts) -> f64 {
    counts.per_sentence(counts.words) + 100.0 * counts.per_word(counts.long_words)
}

/// Long words a sentence (Anderson 1983).
pub fn rix(counts: &Counts) -> f64 {
    counts.per_sentence(counts.long_words)
}
