//! Who carries which title, as a description asks for it.

use foldhash::{HashMap, HashSet};

use super::Story;
use super::description::Description;
use crate::entity::words::{KNOWN_KINDS, ORGANIZATION_KINDS, ROLES, fold, tells};
use crate::entity::{Entity, EntityId, EntityType};
use crate::lexicon::rule_words;
use crate::span::{self, Span};

/// How many people with one title are looked at before it counts as shared by too many.
const MOST_BEARERS: usize = 12;

/// Who carries which title, and which organization is of which kind.
#[derive(Default)]
pub(super) struct Bearers {
    /// By noun: the person, and all words of the role.
    people: HashMap<String, Vec<(EntityId, HashSet<String>)>>,
    /// By a name in the role: `nato`.
    by_name: HashMap<String, Vec<(EntityId, HashSet<String>)>>,
    organizations: HashMap<String, Vec<EntityId>>,
}

impl Bearers {
    pub(super) fn new(story: &Story<'_>) -> Self {
        let mut bearers = Bearers::default();
        for (id, entity) in story.entities.iter().enumerate() {
            match entity.kind {
                EntityType::Person => entity.roles.iter().for_each(|&role| bearers.add_role(story, id, role)),
                EntityType::Organization => bearers.add_organization(id, entity),
                _ => {}
            }
        }
        bearers
    }

    fn add_role(&mut self, story: &Story<'_>, id: EntityId, role: Span) {
        let text = story.document.text;
        let words: HashSet<String> =
            text[role].split(|c: char| c.is_whitespace() || c == '\'' || c == '’').map(fold).filter(|word| word != "s").collect();
        let names = &story.mentions[span::within(story.mentions, role)];
        for word in names.iter().flat_map(|name| text[name.span].split_whitespace().map(fold)) {
            push_new(self.by_name.entry(word).or_default(), id, &words);
        }
        for noun in words.iter().filter(|word| ROLES.contains_key(word.as_str())) {
            push_new(self.people.entry(noun.clone()).or_default(), id, &words);
        }
    }

    fn add_organization(&mut self, id: EntityId, entity: &Entity) {
        let mut kinds = HashSet::default();
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            let folded = fold(name);
            kinds.extend(KNOWN_KINDS.get(folded.as_str()).map(|kind| (*kind).to_owned()));
            kinds.extend(folded.split(' ').filter(|word| ORGANIZATION_KINDS.contains(*word)).map(str::to_owned));
        }
        for kind in kinds {
            self.organizations.entry(kind).or_default().push(id);
        }
    }

    /// Who a description can mean.
    pub(super) fn of(&self, description: &Description) -> Vec<EntityId> {
        if let Some(organizations) = self.organizations.get(&description.noun) {
            return if description.named.is_empty() {
                organizations.iter().copied().take(MOST_BEARERS).collect()
            } else {
                Vec::new()
            };
        }
        let bearers = || self.people.get(&description.noun).into_iter().flatten();
        let exact = || bearers().filter(|(_, role)| description.agrees(role)).take(MOST_BEARERS);
        // "the Brazilian president" is the president of Brazil before he is a President of no country.
        let named = exact().any(|(_, role)| description.is_named_in(role));
        let own = exact().filter(|(_, role)| !named || description.is_named_in(role));
        let mut found: Vec<EntityId> = own.map(|&(id, _)| id).collect();
        // "the NATO chief" is whoever has a title with NATO in it.
        if found.is_empty() && rule_words!("leader-of-body").has(&description.noun) && !description.is_past_or_second() {
            // `the Ostland leader` is its president, not its ambassador.
            let leads = |role: &&(EntityId, HashSet<String>)| role.1.iter().any(|word| tells(word, "leads"));
            let named = description.named.iter().filter_map(|name| self.by_name.get(name)).flatten();
            found = named.filter(leads).take(MOST_BEARERS).map(|&(id, _)| id).collect();
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn push_new(bearers: &mut Vec<(EntityId, HashSet<String>)>, id: EntityId, words: &HashSet<String>) {
    if bearers.len() < MOST_BEARERS && !bearers.iter().any(|(other, known)| *other == id && known == words) {
        bearers.push((id, words.clone()));
    }
}
