// @ts-check
/** What of a page is its article and what only stands beside it: before Readability looks, and in what it gives. */

/** @typedef {import("./writer.js").Block} Block */

/** How pages call what stands beside an article, as words of classes and ids. */
const BESIDE = /(^|[\s_-])(captions?|credits?|photo-?credit|image-?credit|copyright|newsletters?|sign-?up|subscribe|subscription|related\w*|recommend\w*|read-?more|see-?also|more-?(from|stories|articles|news|on|like)|most-?(read|popular|viewed)|popular|trending|promos?|promoted|taboola|outbrain|sponsor\w*|advert\w*|breadcrumbs?|share|sharing|social|follow-?us|tags?|tag-?list|author-?(bio|info|box|card|about)|about-?(the-)?author|bio|comments?|disqus|cookies?|rollover[\w-]*|tooltips?|popovers?|popup|modal|print-?only|visually-?hidden|sr-?only|screen-?reader\w*|toolbar|carousel|slideshow|gallery|paywall|timestamp|disclaimer|footer|citation|inline-?video|video-?caption)(?=$|[\s_-])/i;
const ROLES = new Set(["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu", "menubar", "toolbar", "tablist"]);
const TAGS = new Set(["NAV", "FIGCAPTION", "FOOTER", "ASIDE", "BUTTON", "FORM"]);
const KEPT = new Set(["HTML", "BODY", "ARTICLE", "MAIN"]);
/** Inside a sentence only what is not shown there, or is no part of it. */
const INLINE = new Set(["A", "SPAN", "B", "I", "EM", "STRONG", "SMALL", "LABEL", "ABBR", "SUB", "SUP", "U", "FONT"]);
const BESIDE_INLINE = /(^|[\s_-])(captions?|credits?|copyright|visually-?hidden|sr-?only|screen-?reader\w*|print-?only|tooltips?|popovers?|(?:rollover|hover|popup)[\w-]*(?:block|box|card|content))(?=$|[\s_-])/i;
/** What holds more of the page's paragraphs is not beside the article: it may be the article. */
const MOST_SHARE = 0.2;

/** Takes out of a document what stands beside its article. @param {any} document @returns {number} how many characters its paragraphs had */
export function takeOutBeside(document) {
  const words = (/** @type {any} */ element) => [...(element.tagName === "P" ? [element] : element.querySelectorAll("p"))].reduce((sum, paragraph) => sum + paragraph.textContent.trim().length, 0);
  const all = words(document.documentElement);
  for (const element of [...document.querySelectorAll("*")]) {
    if (!isBeside(element) || !element.parentNode) continue;
    if (words(element) <= all * MOST_SHARE) element.remove();
  }
  return all;
}

/** @param {any} element */
function isBeside(element) {
  if (KEPT.has(element.tagName)) return false;
  if (TAGS.has(element.tagName) || ROLES.has(element.getAttribute("role") ?? "")) return true;
  const named = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`.replace(/([a-z])([A-Z])/g, "$1-$2");
  return (INLINE.has(element.tagName) ? BESIDE_INLINE : BESIDE).test(named);
}

/** Lines that pages put into every article, by how they begin. */
const FURNITURE = /^(?:- )?[[(|]?\s*(related|read more|read also|read next|see also|see more|also read|more on|more from|more (great |top |news )?\p{L}{0,12} ?stories|don'?t miss|watch:?|you (may|might) (also )?like|recommended|advert(isement)?s?\b|sponsored|subscribe|sign up|sign in|share\b|comments?\b|post comment|leave a comment|published\b|updated\b|first published|last updated|posted\b|(file )?photos?\b|image\b|images? (copyright|caption|credit|source|of|\d)|media (caption|playback)|picture:|credits?:|caption\b|©|\(c\)|copyright|all rights reserved|click here|get (the|our) (latest|daily|best)|loading|tags?:|topics?:|filed under|follow (us|him|her|them|me|@)|join (us|our)|breaking news emails|enlarge|view author|email the author|reporting by|editing by|our standards|download (the|our)|have a tip|want more|need more|start your day|let our news|citation:|provided by|source:|this (document|article|story|material) (is|may|was|has)|the contents of this site|microsoft may earn|we may earn)/iu;
const MOST_FURNITURE = 260;
const MOST_HEADING = 60;
/** A line that is a date, a time, or both. */
const MOMENT = /^[|\s]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)\b.{0,40}$/iu;

/** Whether a block is a line of running text: long enough, ended as a sentence, and not made of links. @param {Block} block */
const isProse = ({ text, linked }) => linked < 0.5 && (/[.!?…。！？]["”’»)\]]*$/.test(text) ? text.length > 40 : text.length > 140);

/** What leads on to other pages, or to nothing, at the end of an article. @param {Block} block */
const leadsOn = ({ linked, tag }) => linked > 0.5 || /^h[1-6]$/.test(tag);

/**
 * The blocks of the article among those that Readability gives.
 * @param {readonly Block[]} blocks @param {string} title @param {string} byline
 * @returns {Block[]}
 */
export function articleBlocks(blocks, title, byline) {
  let leads = false;
  const kept = blocks.filter((block) => {
    const furniture = isFurniture(block, title, byline);
    // "More stories" and the list under it.
    leads = (furniture && block.linked === 0 && block.text.length < MOST_HEADING) || (leads && block.tag === "li" && !isProse(block));
    return !furniture && !(leads && block.tag === "li");
  });
  const first = kept.findIndex(isProse);
  if (first < 0) return kept.length > 0 ? kept : [...blocks];
  let end = kept.length;
  while (end > first + 1 && leadsOn(kept[end - 1])) end--;
  return kept.slice(begin(kept, first), end);
}

const SHORTEST_LINE = 25;

/** Headings and short lines before the first sentence belong to it where they are no links. @param {Block[]} blocks @param {number} first */
function begin(blocks, first) {
  let at = first;
  while (at > 0 && blocks[at - 1].linked === 0 && blocks[at - 1].text.length > SHORTEST_LINE) at--;
  return at;
}

/** @param {Block} block @param {string} title @param {string} byline */
function isFurniture({ text, linked, tag }, title, byline) {
  if (linked > 0.85) return true;
  if (text.length < MOST_FURNITURE && (FURNITURE.test(text) || MOMENT.test(text))) return true;
  if (title !== "" && text === title) return true;
  return byline !== "" && text.length < byline.length + 40 && text.includes(byline.replace(/^by /i, "")) && tag !== "li";
}
