// @ts-check
/** What a file may cost. One that asks for more is no article, and would take minutes or all of the memory. */

/** What a file may weigh, its pictures included. */
export const MOST_BYTES = 64_000_000;

/** What an archive may unpack to, the archives in it included. */
export const MOST_UNPACKED = 200_000_000;

/** How many files an archive may hold. */
export const MOST_FILES = 2000;

/** How deep archives and messages may lie in each other. */
export const MOST_DEPTH = 4;

/** How long a text may be: half a million words, several novels. */
export const MOST_CHARACTERS = 3_000_000;

/** How long all texts of one archive may be together. */
export const MOST_CHARACTERS_IN_ALL = 30_000_000;

/** How long a reader may work without a word of progress, and on one text in all. */
export const SILENT_MS = 20_000;
export const WHOLE_MS = 120_000;

/** How deep elements may lie in each other: the parser's time grows with it. */
export const MOST_NESTED = 5000;
