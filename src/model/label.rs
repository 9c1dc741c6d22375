//! Labels of words, and the best sequence of them.

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Person,
    Organization,
    Place,
    Misc,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Misc];
}

/// 0 is outside of names; then, for each kind, a name's first word, inner word, last word and only word.
pub type Label = u8;

/// How many labels there are.
pub const LABELS: usize = 17;

/// The part of a name that a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    First,
    Inner,
    Last,
    Only,
}

impl Part {
    /// The part that a word is in a name of so many words.
    pub fn at(place: usize, words: usize) -> Part {
        match (place == 0, place + 1 == words) {
            (true, true) => Part::Only,
            (true, false) => Part::First,
            (false, false) => Part::Inner,
            (false, true) => Part::Last,
        }
    }
}

/// The label of a part of a name of a kind.
pub fn label(kind: Kind, part: Part) -> Label {
    1 + kind as u8 * 4 + part as u8
}

/// What a label says; `None` outside of names.
pub fn meaning(label: Label) -> Option<(Kind, Part)> {
    let at = usize::from(label.checked_sub(1)?);
    let part = [Part::First, Part::Inner, Part::Last, Part::Only][at % 4];
    Some((Kind::ALL[at / 4], part))
}

/// Whether a word with label `to` may follow one with label `from`. The sentence's ends count as outside.
pub fn may_follow(from: Label, to: Label) -> bool {
    let open = meaning(from).filter(|(_, part)| matches!(part, Part::First | Part::Inner)).map(|(kind, _)| kind);
    let goes_on = meaning(to).filter(|(_, part)| matches!(part, Part::Inner | Part::Last)).map(|(kind, _)| kind);
    open == goes_on
}

/// Scores of one label after another.
pub type Transitions = [[f32; LABELS]; LABELS];

/// The best labels for words with these scores. `allowed` gives for each word the labels that it may have, as bits.
pub fn best(scores: &[[f32; LABELS]], transitions: &Transitions, allowed: impl Fn(usize) -> u32) -> Vec<Label> {
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut total = [f32::NEG_INFINITY; LABELS];
    for (at, score) in scores.iter().enumerate() {
        let mask = allowed(at);
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from = [0; LABELS];
        for to in 0..LABELS {
            if mask & (1 << to) == 0 {
                continue;
            }
            if at == 0 {
                next[to] = if may_follow(0, to as Label) { score[to] } else { f32::NEG_INFINITY };
                continue;
            }
            for &before in &PREDECESSORS[to] {
                let sum = total[usize::from(before)] + transitions[usize::from(before)][to];
                if sum > next[to] {
                    next[to] = sum;
                    from[to] = before;
                }
            }
            next[to] += score[to];
        }
        back.push(from);
        total = next;
    }
    let mut label = (0..LABELS as Label)
        .filter(|&label| may_follow(label, 0))
        .fold(0, |best: Label, label| if total[usize::from(label)] > total[usize::from(best)] { label } else { best });
    let mut labels = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        labels[at] = label;
        label = back[at][usize::from(label)];
    }
    labels
}

/// The labels that may stand before each label.
static PREDECESSORS: std::sync::LazyLock<[Vec<Label>; LABELS]> = std::sync::LazyLock::new(|| {
    std::array::from_fn(|to| (0..LABELS as Label).filter(|&from| may_follow(from, to as Label)).collect())
});

/// The names in a sequence of labels: first word, word behind the last, kind.
pub fn names(labels: &[Label]) -> Vec<(usize, usize, Kind)> {
    let mut names = Vec::new();
    let mut start = 0;
    for (at, &label) in labels.iter().enumerate() {
        match meaning(label) {
            Some((kind, Part::Only)) => names.push((at, at + 1, kind)),
            Some((_, Part::First)) => start = at,
            Some((kind, Part::Last)) => names.push((start, at + 1, kind)),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without order, the same each time.
    fn numbers() -> impl FnMut() -> f32 {
        let mut state = 1u32;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 20) as f32 / 256.0 - 8.0
        }
    }

    #[test]
    fn no_sequence_is_better_than_the_best() {
        let mut number = numbers();
        for _ in 0..20 {
            let transitions: Transitions = std::array::from_fn(|_| std::array::from_fn(|_| number()));
            let scores: Vec<[f32; LABELS]> = (0..3).map(|_| std::array::from_fn(|_| number())).collect();
            let found = best(&scores, &transitions, |_| u32::MAX);
            let value = |labels: [usize; 3]| {
                let may = [(0, labels[0]), (labels[0], labels[1]), (labels[1], labels[2]), (labels[2], 0)]
                    .iter()
                    .all(|&(from, to)| may_follow(from as Label, to as Label));
                let sum = scores[0][labels[0]]
                    + (transitions[labels[0]][labels[1]] + scores[1][labels[1]])
                    + (transitions[labels[1]][labels[2]] + scores[2][labels[2]]);
                if may { sum } else { f32::NEG_INFINITY }
            };
            let labels = |code: usize| [code % LABELS, code / LABELS % LABELS, code / LABELS / LABELS];
            let most = (0..LABELS.pow(3)).map(|code| value(labels(code))).fold(f32::NEG_INFINITY, f32::max);
            let reached = value([0, 1, 2].map(|at| usize::from(found[at])));
            assert!((reached - most).abs() < 1e-3, "{found:?} has {reached}, not {most}");
        }
    }

    #[test]
    fn only_allowed_labels_are_given() {
        let only = label(Kind::Place, Part::Only);
        let labels = best(&[[0.0; LABELS]; 2], &[[0.0; LABELS]; LABELS], |at| if at == 1 { 1 << only } else { u32::MAX });
        assert_eq!(labels, [0, only]);
    }
}
