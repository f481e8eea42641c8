/** How many columns a text takes in a terminal, and texts made to fit columns. */

/**
 * Characters of two columns: East Asian Wide and Fullwidth of UAX #11, and emoji. Ambiguous ones, such as `·` or `█`,
 * count as one, as terminals in UTF-8 draw them.
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** Characters of no column of their own: marks on the one before. */
const NONE = /[\p{Mn}\p{Me}]/u;

/** Characters that would move the cursor, start an escape sequence or reorder the line. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Punctuation that does not begin a line: that of ASCII, and closing, middle and ending marks of Chinese. */
const CLOSING =
  /^[,.;:!?)\]%\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u2019\u201d\uff01\uff09\uff0c\uff1a\uff1b\uff1f]/u;
/** Punctuation that does not end one. */
const OPENING = /[([\u3008\u300a\u300c\u300e\u3010\u3014\u2018\u201c\uff08]$/u;

/**
 * The number of columns that a text takes.
 *
 * @example
 * textWidth("个人 12.00"); // 10
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** A text that came from outside, safe to print: what a terminal would act on becomes `?`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "?");
}

/** Blanks after the text up to a width; a longer text stays whole. */
export function fillRight(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** Blanks before the text up to a width; a longer text stays whole. */
export function fillLeft(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - textWidth(text))) + text;
}

/**
 * Breaks a text into lines: between words, and between Chinese characters, but not before closing punctuation. A word
 * wider than a line stays whole on its own.
 *
 * @param width   Columns of a line.
 * @param hanging Columns by which every line but the first is indented, within `width`.
 */
export function wrapText(text: string, width: number, hanging = 0): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of piecesOf(text)) {
    const room = width - (lines.length === 0 ? 0 : hanging);
    if (used > 0 && used + textWidth(piece.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    line += piece;
    used += textWidth(piece);
  }
  lines.push(line.trimEnd());
  return lines.map((each, i) => (i === 0 ? each : " ".repeat(hanging) + each));
}

/** The parts between which a line may break; a blank belongs to the part before it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let glued = false;
  for (const character of text) {
    const last = pieces.at(-1);
    const breaks =
      last === undefined ||
      (!glued && !CLOSING.test(character) && character !== " " && (last.endsWith(" ") || isBreak(last, character)));
    if (breaks) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
    glued = OPENING.test(character);
  }
  return pieces;
}

/** Whether a line may break between two characters without a blank: at a wide one on either side. */
function isBreak(before: string, after: string): boolean {
  return WIDE.test([...before].at(-1) ?? "") || WIDE.test(after);
}
