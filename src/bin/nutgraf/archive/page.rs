//! A saved page to the text of its article.
//!
//! With Readability, as the page in www/ does; what that does before and behind it (furniture beside the story, turns of interviews, the
//! day of publication where only words say it) is JavaScript, and is not done here: README says so.

use dom_smoothie::{Config, Readability, TextMode};

use super::body::{Article, first_day};
use super::charset;

/// The article of a page; `charset` is what the server said.
pub fn read(bytes: &[u8], charset: Option<&str>) -> Result<Article, String> {
    let html = charset::decode(bytes, charset);
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let nothing = |_| "no article was found in the page".to_owned();
    let article = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse()).map_err(nothing)?;
    let title = article.title.trim();
    let body = article.text_content.trim();
    let text = if title.is_empty() || body.starts_with(title) { body.to_owned() } else { format!("{title}\n\n{body}") };
    Ok(Article { text, published: article.published_time.as_deref().and_then(first_day) })
}
