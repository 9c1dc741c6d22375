//! What a caller may tell beside the text.

use serde::Deserialize;

use crate::calendar::Date;

/// What a caller knows that the text does not say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The day of publication, which settles "on Tuesday". Goes before a date found in the text.
    pub published: Option<Date>,
    /// Names that the caller knows, each as it is printed.
    pub names: Vec<KnownName>,
}

/// A name that the caller knows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct KnownName {
    pub name: String,
    /// `person`, `organization`, `place` or `misc`.
    #[serde(rename = "type")]
    pub kind: String,
}
