//! What speaks for somebody whom a speaker may mean, however somebody is asked for.

use super::description::Asked;
use crate::quote::feature::{self, Feature};

/// What speaks for a candidate. The features stand in this order, once for each way of asking.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fact {
    /// Last spoken of in the same sentence, in the same paragraph, in the one before, up to three before, farther, later only.
    Same,
    Block,
    Block1,
    Block3,
    Far,
    Ahead,
    Subject,
    Object,
    Owner,
    Title,
    /// The last of all candidates, the one before.
    Nearest,
    Second,
    /// Spoke before, last, last and in this paragraph, and last but one.
    Spoke,
    SpokeLast,
    SpokeHere,
    SpokeSecond,
    /// Named in what is said; last named in what somebody else said.
    Named,
    Told,
    /// The one whom names and pronouns alone suggest.
    Suggested,
    /// Named more often than any other candidate; the only one.
    Most,
    Only,
    Bias,
}

/// How many facts there are.
const FACTS: usize = Fact::Bias as usize + 1;

/// What a fact is worth however somebody is asked for, and what it is worth asked like this: some ways of asking are rare.
pub(super) fn facts(asked: Asked, fact: Fact) -> [Feature; 2] {
    let of = |way: usize| feature::ALL[Feature::ReferSame as usize + way * FACTS + fact as usize];
    [of(0), of(1 + asked as usize)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fact_has_the_features_of_its_name() {
        let all = [(Asked::He, "He"), (Asked::It, "It"), (Asked::Person, "Person"), (Asked::Body, "Body")];
        let facts = [
            Fact::Same,
            Fact::Block,
            Fact::Block1,
            Fact::Block3,
            Fact::Far,
            Fact::Ahead,
            Fact::Subject,
            Fact::Object,
            Fact::Owner,
            Fact::Title,
            Fact::Nearest,
            Fact::Second,
            Fact::Spoke,
            Fact::SpokeLast,
            Fact::SpokeHere,
            Fact::SpokeSecond,
            Fact::Named,
            Fact::Told,
            Fact::Suggested,
            Fact::Most,
            Fact::Only,
            Fact::Bias,
        ];
        assert_eq!(facts.len(), FACTS);
        for (asked, way) in all {
            for fact in facts {
                let names = super::facts(asked, fact).map(|feature| format!("{feature:?}"));
                assert_eq!(names, [format!("Refer{fact:?}"), format!("Refer{way}{fact:?}")]);
            }
        }
    }
}
