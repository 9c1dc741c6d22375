//! Prints how attribution decided about a text: `decisions FILE`. Each option with its score and what spoke for it.

use std::{env, fs, io};

use nutgraf::Span;
use nutgraf::quote::antecedent::Antecedent;
use nutgraf::quote::feature::{Feature, NAMES, Weights};
use nutgraf::quote::learn::{Choice, Decision};
use training::items;

fn main() -> io::Result<()> {
    let path = env::args().nth(1).ok_or_else(|| io::Error::other("usage: decisions FILE"))?;
    let text = fs::read_to_string(path)?;
    let analysis = nutgraf::analyze(&text);
    let decisions = items::decisions(&analysis, Weights::SHIPPED);
    let words = |span: Span| text[span.start..span.end].replace('\n', " ");
    for decision in &decisions {
        match decision {
            Decision::Cue { cue, features } => println!("does it report: {}  {}", words(*cue), explained(features)),
            Decision::Source { cue, choices } => {
                println!("who {}", words(*cue));
                print_choices(choices, &words);
            }
            Decision::Ending { cue, places } => {
                println!("where ends what is reported by {}", words(*cue));
                for (content, features) in places {
                    println!("    {}  {}", words(*content), explained(features));
                }
            }
            Decision::Speech { quotation, features } => println!("is it said: {}  {}", words(*quotation), explained(features)),
            Decision::Govern { quotation, choices } => {
                println!("who says: {}", words(*quotation));
                print_choices(choices, &words);
            }
            Decision::Reference { reference, .. } => {
                println!("who is meant by {}", words(reference.speaker));
                for candidate in &reference.candidates {
                    let name = match candidate.antecedent {
                        Antecedent::Entity(entity) => analysis.entities.entities[entity].name.clone(),
                        Antecedent::Described(speaker) => words(speaker.span),
                        Antecedent::Nobody => "nobody".to_owned(),
                    };
                    println!("    {name}  {}", explained(&candidate.features));
                }
            }
            Decision::Item { quote, features } => {
                println!("is it right: {}  {}", words(quote.content[0]), explained(features));
            }
        }
    }
    Ok(())
}

fn print_choices(choices: &[Choice], words: &impl Fn(Span) -> String) {
    for choice in choices {
        let (source, cue) = (choice.source.map_or("nobody".to_owned(), words), choice.cue.map_or(String::new(), words));
        println!("    {source} {cue}  {}", explained(&choice.features));
    }
}

fn explained(features: &[Feature]) -> String {
    let parts = features.iter().map(|&feature| format!("{} {:+.1}", NAMES[feature as usize], Weights::SHIPPED.of(feature)));
    format!("{:+.2} = {}", Weights::SHIPPED.score(features), parts.collect::<Vec<_>>().join(", "))
}
