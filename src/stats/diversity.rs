//! Measures of lexical diversity, on a sequence of words. A word is given by a number: the same word, the same number.
//!
//! Each is `None` where the sequence is too short for it to be defined. All take linear time.

/// Words numbered from 0, so that a table can be indexed by them.
pub type WordId = usize;

/// How many numbers the words take.
fn numbers(words: &[WordId]) -> usize {
    words.iter().max().map_or(0, |most| most + 1)
}

/// How often each word occurs, by its number.
pub fn frequencies(words: &[WordId]) -> Vec<usize> {
    let mut frequencies = vec![0; numbers(words)];
    for &word in words {
        frequencies[word] += 1;
    }
    frequencies
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Different words by words: the type-token ratio. Falls with the text's length.
pub fn type_token_ratio(words: &[WordId]) -> Option<f64> {
    let types = frequencies(words).iter().filter(|&&frequency| frequency > 0).count();
    (!words.is_empty()).then(|| share(types, words.len()))
}

/// The mean type-token ratio of all windows of that many words (Covington and McFall 2010).
pub fn moving_average_ttr(words: &[WordId], window: usize) -> Option<f64> {
    if window == 0 || words.len() < window {
        return None;
    }
    let mut inside = vec![0_usize; numbers(words)];
    let (mut types, mut sum) = (0, 0);
    for (at, &word) in words.iter().enumerate() {
        types += usize::from(inside[word] == 0);
        inside[word] += 1;
        if let Some(left) = at.checked_sub(window).map(|at| words[at]) {
            inside[left] -= 1;
            types -= usize::from(inside[left] == 0);
        }
        if at + 1 >= window {
            sum += types;
        }
    }
    Some(sum as f64 / window as f64 / (words.len() - window + 1) as f64)
}

/// How many words it takes, on average, until the type-token ratio falls to the threshold; the mean of both directions
/// (McCarthy and Jarvis 2010, with 0.72).
pub fn mtld(words: &[WordId], threshold: f64) -> Option<f64> {
    if words.is_empty() {
        return None;
    }
    let types = numbers(words);
    let forwards = mtld_pass(words.iter().copied(), types, threshold);
    let backwards = mtld_pass(words.iter().rev().copied(), types, threshold);
    Some((forwards + backwards) / 2.0)
}

fn mtld_pass(words: impl ExactSizeIterator<Item = WordId>, types: usize, threshold: f64) -> f64 {
    let length = words.len() as f64;
    // The factor in which a word was last seen: nothing has to be cleared between factors.
    let mut last_seen = vec![0; types];
    let (mut factor, mut seen, mut different) = (1, 0, 0);
    let mut ratio = 1.0;
    let mut factors = 0.0;
    for word in words {
        seen += 1;
        different += usize::from(last_seen[word] != factor);
        last_seen[word] = factor;
        ratio = share(different, seen);
        if ratio <= threshold {
            factors += 1.0;
            factor += 1;
            (seen, different) = (0, 0);
        }
    }
    if seen > 0 {
        factors += (1.0 - ratio) / (1.0 - threshold);
    }
    // No word comes twice: one factor, as long as the text.
    if factors == 0.0 { length } else { length / factors }
}

/// The expected type-token ratio of a random sample of that many words (McCarthy and Jarvis 2007, with 42).
pub fn hdd(words: &[WordId], sample: usize) -> Option<f64> {
    if sample == 0 || words.len() < sample {
        return None;
    }
    let mut frequencies = frequencies(words);
    frequencies.sort_unstable();
    let contribution = |frequency: usize| {
        let absent =
            |drawn: usize| (words.len() as f64 - frequency as f64 - drawn as f64).max(0.0) / (words.len() - drawn) as f64;
        (1.0 - (0..sample).map(absent).product::<f64>()) / sample as f64
    };
    let groups = frequencies.chunk_by(|one, next| one == next).filter(|group| group[0] > 0);
    Some(groups.map(|group| group.len() as f64 * contribution(group[0])).sum())
}

/// Yule's characteristic K, times 10,000: higher where words come again more (Yule 1944).
pub fn yules_k(words: &[WordId]) -> Option<f64> {
    if words.is_empty() {
        return None;
    }
    let length = words.len() as f64;
    let squares: f64 = frequencies(words).iter().map(|&frequency| (frequency * frequency) as f64).sum();
    Some(1e4 * (squares / (length * length) - 1.0 / length))
}

/// The share of words that come only once.
pub fn hapax_share(words: &[WordId]) -> Option<f64> {
    let hapaxes = frequencies(words).iter().filter(|&&frequency| frequency == 1).count();
    (!words.is_empty()).then(|| share(hapaxes, words.len()))
}
