//! Weighs the features of quote attribution on gold quotes: `attribution CORPUS_FOLDER GOLD.jsonl WEIGHTS.txt [--zero] [--rounds N]`.
//!
//! Each decision sees what others decided before it, by the weights at hand: those that the engine was built with, or, with `--zero`,
//! none. A round asks all decisions, learns, and goes on with the mean of the weights at hand and those learned. The last are written.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io, thread};

use nutgraf::quote::antecedent::{Antecedent, Candidate, Reference};
use nutgraf::quote::feature::{COUNT, Feature, NAMES, Weights};
use nutgraf::quote::learn::{Choice, Decision};
use nutgraf::quote::{Quote, SpeakerForm};
use nutgraf::{Analysis, Span};
use training::corpus::Marked;
use training::gold::{self, Article, GoldQuote};
use training::{corpus, corpus_gold, items};

/// One decision with its right answers. A decision of yes or no has two options, of which one has no features.
struct Example {
    options: Vec<Vec<u16>>,
    right: Vec<bool>,
}

/// The kinds of decisions, by how the names of their features open.
const KINDS: [&str; 10] = [
    "Cue",
    "Source",
    "End",
    "Speech",
    "Govern",
    "ReferNobodyHe",
    "ReferNobodyIt",
    "ReferNobodyPerson",
    "ReferNobodyBody",
    "Item",
];

fn main() -> io::Result<()> {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let zero = arguments.iter().position(|argument| argument == "--zero").map(|at| arguments.remove(at)).is_some();
    let rounds = arguments.iter().position(|argument| argument == "--rounds").map(|at| arguments.drain(at..).nth(1));
    let rounds: usize = rounds.flatten().map_or(Ok(1), |rounds| rounds.parse()).map_err(io::Error::other)?;
    let [corpus, source, target] = arguments.as_slice() else {
        return Err(io::Error::other("usage: attribution CORPUS_FOLDER GOLD.jsonl WEIGHTS.txt [--zero] [--rounds N]"));
    };
    let (own, unseen): (Vec<Marked>, Vec<Marked>) =
        corpus::read(Path::new(corpus))?.into_iter().partition(|marked| marked.head.get("set").is_some_and(|set| set == "learn"));
    let sets = [
        gold::quotes(source)?,
        own.iter().map(corpus_gold::article).collect(),
        unseen.iter().map(corpus_gold::article).collect::<Vec<Article>>(),
    ];
    let sets = sets.each_ref().map(|articles| on_all_cores(articles, |article| (article, nutgraf::analyze(&article.text))));
    if env::var_os("TABLE").is_some() {
        table_of(&asked(&sets[1], Weights::SHIPPED));
        return Ok(());
    }
    println!("how many per cent are right: of {source}, of the corpus, of its articles that teach nothing");
    println!("{}", KINDS.map(|kind| format!("{kind:>18}")).concat());
    let mut weights = Weights(if zero { [0.0; COUNT] } else { Weights::SHIPPED.0 });
    for round in 1..=rounds {
        let sets = sets.each_ref().map(|set| asked(set, &weights));
        let [mut others, mut news, unseen] = sets;
        prune(&mut others, &mut news);
        let learned = learned(&others, &news);
        weights.0.iter_mut().zip(learned).for_each(|(weight, learned)| *weight = settled(learned, *weight));
        let right =
            |kind| [&others, &news, &unseen].map(|examples| format!("{:6.1}", 100.0 * share_right(examples, kind, &weights.0)));
        println!("{} round {round}", KINDS.map(|kind| right(kind).concat()).concat());
    }
    fs::write(target, table(&weights)?)
}

/// The decisions about all articles of a set.
fn asked(set: &[(&Article, Analysis<'_>)], weights: &Weights) -> Vec<Example> {
    on_all_cores(set, |(article, analysis)| examples(article, analysis, weights)).into_iter().flatten().collect()
}

/// What is made of each thing, in their order.
fn on_all_cores<'t, T: Sync, R: Send>(things: &'t [T], make: impl Fn(&'t T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = things.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let threads: Vec<_> =
            things.chunks(share).map(|things| scope.spawn(|| things.iter().map(&make).collect::<Vec<R>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no thread panics")).collect()
    })
}

fn table(weights: &Weights) -> io::Result<String> {
    let mut table = String::from(
        "# Weights of the features of quote attribution: name, tab, weight. Written by training/src/bin/attribution.rs.\n",
    );
    for (name, weight) in NAMES.iter().zip(weights.0) {
        writeln!(table, "{name}\t{weight:.3}").map_err(io::Error::other)?;
    }
    Ok(table)
}

/// Takes out the features of items that the corpus has too seldom to tell what they are worth.
fn prune(others: &mut [Example], news: &mut [Example]) {
    const SELDOM: usize = 10;
    let mut counts = vec![0; COUNT];
    let ids = others.iter().chain(&*news).flat_map(|example| example.options.iter().flatten());
    ids.for_each(|&id| counts[usize::from(id)] += 1);
    for option in others.iter_mut().chain(news).flat_map(|example| &mut example.options) {
        option.retain(|&id| counts[usize::from(id)] >= SELDOM || !NAMES[usize::from(id)].starts_with("Item"));
    }
}

/// Between the weight at hand and the one learned, as the file will have it; a feature that had none takes what is learned.
fn settled(learned: f32, at_hand: f32) -> f32 {
    let settled = if at_hand == 0.0 { learned } else { f32::midpoint(learned, at_hand) };
    (settled * 1000.0).round() / 1000.0
}

/// Prints of each feature of items how often it stands, and the share of right ones.
fn table_of(examples: &[Example]) {
    let mut counts = vec![(0_i32, 0_usize); COUNT];
    for example in examples.iter().filter(|example| example.options.len() == 2 && example.options[1].is_empty()) {
        for &id in &example.options[0] {
            let count = &mut counts[usize::from(id)];
            *count = (count.0 + 1, count.1 + usize::from(example.right[0]));
        }
    }
    for (name, (all, right)) in NAMES.iter().zip(counts).filter(|(name, (all, _))| *all > 0 && name.starts_with("Item")) {
        println!("{name}\t{all}\t{:.2}", right as f64 / f64::from(all));
    }
}

fn examples(article: &Article, analysis: &Analysis<'_>, weights: &Weights) -> Vec<Example> {
    let decisions = items::decisions(analysis, weights);
    let mut examples: Vec<Example> = decisions.iter().filter_map(|decision| example(article, decision)).collect();
    examples.extend(decisions.iter().flat_map(|decision| endings(article, decision)));
    for decision in &decisions {
        if let Decision::Reference { quote, reference } = decision {
            examples.extend(reference_of(article, analysis, quote, reference));
        }
    }
    let known = article.quotes.iter().any(|quote| quote.said.is_some());
    for decision in decisions.iter().filter(|_| known) {
        if let Decision::Item { quote, features } = decision {
            examples.push(yes_or_no(features, items::is_right(article, analysis, quote)));
        }
    }
    examples
}

fn example(article: &Article, decision: &Decision) -> Option<Example> {
    match decision {
        // Asked of articles that say what is no statement: see `examples`.
        Decision::Item { .. } | Decision::Reference { .. } => None,
        Decision::Cue { cue, features } => Some(yes_or_no(features, by_cue(article, *cue).is_some())),
        Decision::Source { cue, choices } => choose_source(choices, by_cue(article, *cue)?.speaker),
        Decision::Speech { quotation, .. } if is_typewritten(article, *quotation) => None,
        Decision::Speech { quotation, features } => Some(yes_or_no(features, by_quotation(article, *quotation).is_some())),
        Decision::Ending { .. } => None,
        Decision::Govern { quotation, choices } => {
            let quote = by_quotation(article, *quotation)?;
            let same = |ours: Option<Span>, gold: Option<Span>| match (ours, gold) {
                (Some(ours), Some(gold)) => ours.overlaps(gold),
                (None, None) => true,
                _ => false,
            };
            // Who is right for the wrong reason is right only where nobody is for the right one.
            let speaker = |choice: &Choice| same(choice.source, quote.speaker);
            let both = |choice: &Choice| speaker(choice) && same(choice.cue, quote.cue);
            if choices.iter().any(both) { choose(choices, both) } else { choose(choices, speaker) }
        }
    }
}

/// Whom the speaker means, where the gold names him or knows that the article does not.
fn reference_of(article: &Article, analysis: &Analysis<'_>, quote: &Quote, reference: &Reference) -> Option<Example> {
    let Reference { speaker, candidates, .. } = reference;
    let same = |gold: &&GoldQuote| {
        gold.said != Some(false)
            && gold.speaker.is_some_and(|gold| gold.overlaps(*speaker))
            && items::share(&article.text, quote, gold)
    };
    let gold = article.quotes.iter().find(same)?;
    let names: Vec<&str> = gold.names.iter().chain(&gold.canonical).map(String::as_str).collect();
    // Only a corpus that names everybody tells that nobody is meant, and whom a description means.
    let pronoun = quote.speaker?.form == SpeakerForm::Pronoun;
    if gold.said.is_none() && (names.is_empty() || !pronoun) {
        return None;
    }
    let right: Vec<bool> = candidates
        .iter()
        .map(|candidate| match candidate.antecedent {
            Antecedent::Entity(entity) => items::is_named(&analysis.entities.entities[entity].name, &names),
            Antecedent::Described(_) | Antecedent::Nobody => names.is_empty(),
        })
        .collect();
    // Whoever is no candidate is nobody: no name is better than a wrong one.
    let right = if right.contains(&true) { right } else { candidates.iter().map(is_unnamed).collect() };
    let options = candidates.iter().map(|candidate| ids(&candidate.features)).collect();
    (candidates.len() > 1).then_some(Example { options, right })
}

fn is_unnamed(candidate: &Candidate) -> bool {
    !matches!(candidate.antecedent, Antecedent::Entity(_))
}

/// Each place up to the one where the gold content ends, which is the only right one.
fn endings(article: &Article, decision: &Decision) -> Vec<Example> {
    let Decision::Ending { cue, places } = decision else { return Vec::new() };
    let Some(quote) = by_cue(article, *cue) else { return Vec::new() };
    let mut examples = Vec::new();
    for (content, features) in places {
        let Some(part) = quote.parts.iter().find(|part| part.overlaps(*content) && part.start <= content.start + 8) else {
            break;
        };
        let rest = part.end.saturating_sub(content.end);
        let ends = !article.text[part.end - rest..part.end].contains(char::is_alphanumeric);
        examples.push(yes_or_no(features, ends));
        if ends {
            break;
        }
    }
    examples
}

/// The right source is the phrase that the gold source opens with, not one in its apposition: the longest that starts there.
fn choose_source(choices: &[Choice], speaker: Option<Span>) -> Option<Example> {
    let held = |source: &Span| speaker.is_some_and(|speaker| source.overlaps(speaker));
    let sources = choices.iter().filter_map(|choice| choice.source).filter(held);
    let first = sources.min_by_key(|source| (source.start, usize::MAX - source.end));
    choose(choices, |choice| choice.source == first && (first.is_some() || speaker.is_none()))
}

fn by_cue(article: &Article, cue: Span) -> Option<&GoldQuote> {
    let own = article.quotes.iter().find(|quote| quote.cue.is_some_and(|gold| gold.overlaps(cue)));
    own.or_else(|| article.quotes.iter().find(|quote| quote.cue.is_none() && stands_for_cue(article, quote, cue)))
}

/// Whether a colon or dash between speaker and content stands for the cue: `Brell: We won`, `We won – Brell`.
fn stands_for_cue(article: &Article, quote: &GoldQuote, cue: Span) -> bool {
    const NEAR: usize = 6;
    let mark = matches!(&article.text[cue.start..cue.end], ":" | "–" | "—" | "-");
    let (Some(speaker), Some(first), Some(last)) = (quote.speaker, quote.parts.first(), quote.parts.last()) else { return false };
    let between =
        |before: Span, after: Span| before.end <= cue.start && cue.end <= after.start && after.start - before.end <= NEAR;
    mark && (between(speaker, *first) || between(*last, speaker))
}

fn by_quotation(article: &Article, quotation: Span) -> Option<&GoldQuote> {
    let close = |gold: &Span| {
        let shared = gold.end.min(quotation.end).saturating_sub(gold.start.max(quotation.start));
        shared * 10 >= gold.len().max(quotation.len()) * 7
    };
    let paragraphs = |quote: &GoldQuote| -> Vec<Span> {
        quote.quoted.iter().chain(&quote.parts).flat_map(|part| paragraphs(&article.text, *part)).collect()
    };
    article.quotes.iter().find(|quote| paragraphs(quote).iter().any(close))
}

/// A gold quote may run over paragraphs in one part; each paragraph of it is a quotation of ours.
fn paragraphs(text: &str, part: Span) -> impl Iterator<Item = Span> + '_ {
    let mut from = part.start;
    text[part.start..part.end].split('\n').map(move |line| {
        let span = Span::new(from, from + line.len());
        from = span.end + 1;
        span
    })
}

/// The gold does not know doubled apostrophes for quotation marks.
fn is_typewritten(article: &Article, quotation: Span) -> bool {
    article.text[..quotation.start].ends_with("''")
}

fn yes_or_no(features: &[Feature], yes: bool) -> Example {
    Example { options: vec![ids(features), Vec::new()], right: vec![yes, !yes] }
}

fn choose(choices: &[Choice], is_right: impl Fn(&Choice) -> bool) -> Option<Example> {
    let right: Vec<bool> = choices.iter().map(is_right).collect();
    let decides = right.contains(&true) && right.contains(&false);
    decides.then(|| Example { options: choices.iter().map(|choice| ids(&choice.features)).collect(), right })
}

fn ids(features: &[Feature]) -> Vec<u16> {
    features.iter().map(|&feature| feature as u16).collect()
}

/// The mean of several runs, which differ in the order of their examples: one run alone moves a measure by a few tenths.
fn learned(others: &[Example], news: &[Example]) -> Vec<f32> {
    const RUNS: u64 = 5;
    let examples: Vec<&Example> = others.iter().chain(news).collect();
    let mut means = vec![0.0_f64; COUNT];
    for run in on_all_cores(&(0..RUNS).collect::<Vec<u64>>(), |run| one_run(&examples, 7 + run)) {
        for (mean, weight) in means.iter_mut().zip(run) {
            *mean += f64::from(weight) / RUNS as f64;
        }
    }
    means.into_iter().map(|mean| mean as f32).collect()
}

/// What is known of features that the articles that teach show seldom: their weights start here, and shrink towards here; the others from and
/// towards 0.
fn prior() -> Vec<f32> {
    const KNOWN: [(Feature, f32); 48] = [
        (Feature::GovernBracketed, 5.0),
        (Feature::GovernOwnRemark, 5.0),
        (Feature::SpeechBracketed, 1.0),
        (Feature::SpeechOwnRemark, 3.0),
        (Feature::SpeechNamedTitled, -2.5),
        (Feature::ReferAsker, -2.0),
        (Feature::ReferAddressee, 1.5),
        (Feature::SpeechGoesOn, 0.8),
        (Feature::EndPhraseNewClause, 2.0),
        (Feature::SourceQuotedAs, 6.0),
        (Feature::CueUtteranceQuote, 1.0),
        (Feature::CueColonHeadlineTold, -1.5),
        (Feature::CueNounGiven, 3.0),
        (Feature::CueSignedClause, 0.5),
        (Feature::CueSignedName, 2.0),
        (Feature::CueSignedOffice, 1.5),
        (Feature::GovernSubjectIntroduced, 2.5),
        (Feature::ItemRefersBack, 1.5),
        (Feature::ItemWhoNamed, 1.0),
        (Feature::SourceIngAccording, 3.0),
        (Feature::SourceAgent, -2.0),
        (Feature::EndColonQuote, 1.0),
        (Feature::EndResumes, 4.5),
        (Feature::EndToWhich, 1.0),
        (Feature::SpeechAfterWording, -3.5),
        (Feature::EndInfinitiveGoesOn, -1.0),
        (Feature::ReferHeNamed, -2.0),
        (Feature::ReferNamedAloud, -2.5),
        (Feature::ReferGenderGivenOnly, 2.0),
        (Feature::EndRelativeModal, -2.0),
        (Feature::EndCleft, -4.0),
        (Feature::SourceInBrackets, -2.5),
        (Feature::ReferSpokeTo, -2.0),
        (Feature::ReferAskedAbout, -1.5),
        (Feature::GovernSplit, 3.0),
        (Feature::ReferGenderTitled, 1.6),
        (Feature::SourceIngSilent, -1.5),
        (Feature::ReferAgent, -3.0),
        (Feature::ReferAge, 4.0),
        (Feature::ReferAgeOther, -4.0),
        (Feature::ReferAgeTopic, 2.0),
        (Feature::ReferApposed, 4.0),
        (Feature::ReferAuthor, 8.0),
        (Feature::ReferItSuggested, 1.0),
        (Feature::ReferDescribedNew, 5.0),
        (Feature::ReferDescribedHidden, 2.0),
        (Feature::ReferPersonSuggested, 3.0),
        (Feature::ReferBodySuggested, 2.0),
    ];
    let mut weights = vec![0.0; COUNT];
    for (feature, weight) in KNOWN {
        weights[feature as usize] = weight;
    }
    weights
}

/// How much a weight that is known beforehand is drawn back to what is known.
const PRIOR_DECAY: f32 = 2e-2;

/// How weights of features of reference shrink at each step: few articles teach them, and many are of one kind of speaker only.
const REFERENCE_DECAY: f32 = 6e-4;

/// How a feature's weight shrinks at each step.
fn decays(prior: &[f32]) -> Vec<f32> {
    const DECAY: f32 = 5e-5;
    let decay = |(name, &prior): (&&str, &f32)| match () {
        () if prior != 0.0 => PRIOR_DECAY,
        () if name.starts_with("Refer") => REFERENCE_DECAY,
        () => DECAY,
    };
    NAMES.iter().zip(prior).map(decay).collect()
}

/// Maximises the chance of the right options by stochastic gradient steps that shrink per feature.
fn one_run(examples: &[&Example], seed: u64) -> Vec<f32> {
    const ROUNDS: usize = 30;
    let prior = prior();
    let mut run = Run { weights: prior.clone(), squares: vec![1.0; COUNT], decays: decays(&prior), prior };
    let mut sums = vec![0.0_f64; COUNT];
    let mut order: Vec<u32> = (0..examples.len() as u32).collect();
    let (mut seed, mut chances) = (seed, Vec::new());
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut seed);
        for &index in &order {
            run.step(examples[index as usize], &mut chances);
        }
        for (sum, weight) in sums.iter_mut().zip(&run.weights) {
            *sum += f64::from(*weight);
        }
    }
    sums.iter().map(|sum| (sum / ROUNDS as f64) as f32).collect()
}

fn shuffle(order: &mut [u32], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (*seed >> 33) as usize % (at + 1));
    }
}

/// How likely each option is.
fn chances(example: &Example, weights: &[f32], chances: &mut Vec<f32>) {
    chances.clear();
    chances.extend(example.options.iter().map(|option| option.iter().map(|&id| weights[usize::from(id)]).sum::<f32>()));
    let top = chances.iter().copied().fold(f32::MIN, f32::max);
    chances.iter_mut().for_each(|score| *score = (*score - top).exp());
    let total: f32 = chances.iter().sum();
    chances.iter_mut().for_each(|exp| *exp /= total);
}

/// Weights on their way.
struct Run {
    weights: Vec<f32>,
    squares: Vec<f32>,
    decays: Vec<f32>,
    prior: Vec<f32>,
}

impl Run {
    fn step(&mut self, example: &Example, chances: &mut Vec<f32>) {
        const RATE: f32 = 0.15;
        self::chances(example, &self.weights, chances);
        let right = chances.iter().zip(&example.right).filter(|(_, right)| **right).map(|(chance, _)| chance);
        let right = right.sum::<f32>().max(1e-6);
        for ((option, chance), is_right) in example.options.iter().zip(&*chances).zip(&example.right) {
            let slope = if *is_right { chance / right - chance } else { -chance };
            for id in option.iter().map(|&id| usize::from(id)) {
                self.squares[id] += slope * slope;
                let back = self.decays[id] * (self.weights[id] - self.prior[id]);
                self.weights[id] += RATE * slope / self.squares[id].sqrt() * 2.0 - back;
            }
        }
    }
}

/// The share of right answers to one kind of decision: its features have names that open alike.
fn share_right(examples: &[Example], kind: &str, weights: &[f32]) -> f64 {
    let of_kind =
        |example: &&Example| example.options.iter().flatten().next().is_some_and(|&id| NAMES[usize::from(id)].starts_with(kind));
    let examples: Vec<&Example> = examples.iter().filter(of_kind).collect();
    let mut chances = Vec::new();
    let is_right = |example: &&&Example| {
        self::chances(example, weights, &mut chances);
        let best = (0..chances.len()).max_by(|&a, &b| chances[a].total_cmp(&chances[b])).unwrap_or(0);
        example.right[best]
    };
    examples.iter().filter(is_right).count() as f64 / examples.len().max(1) as f64
}
