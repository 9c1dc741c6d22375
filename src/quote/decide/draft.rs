//! An item on its way to the report.

use crate::quote::Quote;
use crate::quote::decide::antecedent::Reference;
use crate::quote::decide::contract::Standing;
use crate::quote::feature::Feature;

/// An item of the report, and what speaks for it.
#[derive(Clone)]
pub(crate) struct Draft {
    pub quote: Quote,
    pub standing: Standing,
    /// None where the form of the text leaves no doubt: the turns of an interview.
    pub features: Option<Vec<Feature>>,
    /// Where no name says who the speaker is.
    pub reference: Option<Reference>,
    /// Its speaker is that of the same words further on.
    pub echoed: bool,
}

impl Draft {
    pub(crate) fn new(quote: Quote, standing: Standing, features: Option<Vec<Feature>>) -> Self {
        Self { quote, standing, features, reference: None, echoed: false }
    }
}
