//! What a caller may tell beside the text.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::span::{OffsetMap, OffsetUnit, Span};

/// What a caller knows that the text does not say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day of publication, which settles "on Tuesday". Goes before a date found in the text.
    pub published: Option<Date>,
    /// Names that the caller knows, each as it is printed.
    pub names: Vec<KnownName>,
    /// Whether quotes are listed that are no more than a guess.
    pub guesses: bool,
    /// What stretches of the text are, where the caller knows it, in their order.
    pub roles: Vec<KnownRole>,
}

/// A stretch of the text whose role the caller knows: an editor knows its headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRole {
    pub span: Span,
    /// One of [`ROLES`].
    pub role: String,
    /// Whether somebody looked. An editor calls a paragraph whatever has no other name there, a byline too.
    pub certain: bool,
}

/// The roles that a caller may tell, as a report names them.
pub const ROLES: [&str; 9] =
    ["headline", "standfirst", "subheading", "byline", "timestamp", "caption", "paragraph", "listItem", "boilerplate"];

/// The same in the caller's unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldRole {
    start: usize,
    end: usize,
    #[serde(deserialize_with = "told_role")]
    role: String,
    #[serde(default)]
    certain: bool,
}

fn told_role<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    let told = String::deserialize(value)?;
    if ROLES.contains(&told.as_str()) {
        return Ok(told);
    }
    Err(D::Error::custom(format!("a role is {}, not {told:?}", ROLES.join(", "))))
}

/// A name that the caller knows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct KnownName {
    pub name: String,
    /// `person`, `organization`, `place` or `misc`.
    #[serde(rename = "type", deserialize_with = "kind_of_name")]
    pub kind: String,
}

const KINDS: [&str; 4] = ["person", "organization", "place", "misc"];

fn kind_of_name<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    let kind = String::deserialize(value)?;
    if KINDS.contains(&kind.as_str()) {
        return Ok(kind);
    }
    Err(D::Error::custom(format!("a name's type is {}, not {kind:?}", KINDS.join(", "))))
}

/// All that a request may hold beside its text, under the names that JavaScript and JSON lines give it.
///
/// What it does not know is an error, and so is `null`: whoever misspells an option shall hear of it. The error names the option.
#[derive(Clone, Debug, Default)]
pub struct Request {
    pub options: Options,
    /// What offsets in the answer count, where the request says so.
    pub offset_unit: Option<OffsetUnit>,
    /// Whether the answer lists every token.
    pub tokens: bool,
    roles: Vec<ToldRole>,
    /// Of a comparison: what is told of each of its texts, in their order.
    each: Vec<Request>,
}

impl Request {
    /// The options for this text, with the stretches that they tell of as spans of it.
    pub fn options_for(&self, text: &str, unit: OffsetUnit) -> Options {
        let mut options = self.options.clone();
        if !self.roles.is_empty() {
            let map = OffsetMap::new(text, unit);
            let known = |told: &ToldRole| KnownRole {
                span: Span::new(map.byte_at(told.start), map.byte_at(told.end)),
                role: told.role.clone(),
                certain: told.certain,
            };
            options.roles = self.roles.iter().map(known).collect();
            options.roles.sort_by_key(|known| known.span);
        }
        options
    }

    /// The options for one of several texts: what is told of it alone, beside what is told of all.
    pub fn options_of(&self, at: usize, text: &str, unit: OffsetUnit) -> Options {
        let mut options = self.options_for(text, unit);
        if let Some(own) = self.each.get(at).map(|own| own.options_for(text, unit)) {
            options.published = own.published.or(options.published);
            options.names.extend(own.names);
            options.guesses |= own.guesses;
            options.roles.extend(own.roles);
            options.roles.sort_by_key(|known| known.span);
        }
        options
    }

    /// Takes one option.
    pub fn set<'de, D: Deserializer<'de>>(&mut self, name: &str, value: D) -> Result<(), D::Error> {
        let told = match name {
            "published" => Date::deserialize(value).map(|day| self.options.published = Some(day)),
            "names" => Vec::deserialize(value).map(|names| self.options.names = names),
            "offsetUnit" => OffsetUnit::deserialize(value).map(|unit| self.offset_unit = Some(unit)),
            "guesses" => bool::deserialize(value).map(|guesses| self.options.guesses = guesses),
            "roles" => Vec::deserialize(value).map(|roles| self.roles = roles),
            "tokens" => bool::deserialize(value).map(|tokens| self.tokens = tokens),
            "each" => Vec::deserialize(value).map(|each| self.each = each),
            _ => {
                return Err(D::Error::custom(format!(
                    "there is no option {name:?}: there are published, names, guesses, offsetUnit, roles, tokens, each"
                )));
            }
        };
        told.map_err(|error| D::Error::custom(format!("option {name:?}: {error}")))
    }
}

impl<'de> Deserialize<'de> for Request {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not as a struct: there a JavaScript object is asked for the keys that are known, and the others are never seen.
        deserializer.deserialize_map(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Request;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with options")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Request, A::Error> {
        let mut request = Request::default();
        while let Some(name) = map.next_key::<String>()? {
            map.next_value_seed(Named { request: &mut request, name: &name })?;
        }
        Ok(request)
    }
}

/// The option that is read next.
struct Named<'a> {
    request: &'a mut Request,
    name: &'a str,
}

impl<'de> DeserializeSeed<'de> for Named<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        self.request.set(self.name, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“🙂 No”\n\nThe harbour";

    fn roles(json: &str) -> Result<Vec<KnownRole>, String> {
        let request: Request = serde_json::from_str(json).map_err(|error| error.to_string())?;
        Ok(request.options_for(TEXT, request.offset_unit.unwrap_or_default()).roles)
    }

    #[test]
    fn stretches_are_told_in_the_callers_unit() {
        for (unit, start) in [("utf16", 9), ("codepoint", 8), ("utf8", 15)] {
            let told = format!(r#"{{"roles": [{{"start": {start}, "end": 999, "role": "caption"}}], "offsetUnit": "{unit}"}}"#);
            let known = roles(&told).unwrap();
            assert_eq!((&TEXT[known[0].span], known[0].role.as_str()), ("The harbour", "caption"), "{unit}");
        }
    }

    #[test]
    fn what_is_told_of_one_text_goes_before_what_is_told_of_all() {
        let json = r#"{"published": "2024-05-14", "each": [{}, {"published": "2024-05-15", "roles": [{"start": 0, "end": 4, "role": "byline"}]}]}"#;
        let request: Request = serde_json::from_str(json).unwrap();
        let told = |at| {
            let options = request.options_of(at, TEXT, OffsetUnit::Utf8);
            (options.published.map(|day| day.to_string()), options.roles.len())
        };
        assert_eq!([told(0), told(2)], [(Some("2024-05-14".to_owned()), 0), (Some("2024-05-14".to_owned()), 0)]);
        assert_eq!(told(1), (Some("2024-05-15".to_owned()), 1));
    }

    #[test]
    fn a_role_that_nobody_can_tell_is_named() {
        let error = roles(r#"{"roles": [{"start": 0, "end": 1, "role": "pullquote"}]}"#).unwrap_err();
        assert!(error.contains("a role is headline") && error.contains("pullquote"), "{error}");
    }
}
