/** Returns the position after the white space at a place. */
export function spaceEnd(text: string, start: number): number {
  return endOf(/[ \t\n\v\f\r]*/y, text, start)
}

/** Returns the position after a name, or 0 if there is none. Names in descriptions can contain `:`, `%` and `-`. */
export function nameEnd(text: string, start: number): number {
  return endOf(/[A-Za-z0-9_][A-Za-z0-9_%:-]*/y, text, start)
}

/** Returns the position after a value, or 0 if there is none. In words, `\` stands before a space. */
export function valueEnd(text: string, start: number): number {
  return Math.max(wordEnd(text, start), quoteEnd(text, start, '"'), quoteEnd(text, start, "'"))
}

/** Returns the position after the match of a sticky pattern, or 0 if it does not match. */
export function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : 0
}

function wordEnd(text: string, start: number): number {
  return endOf(/(?:[^ \t\n\v\f\r]|(?<=\\)[ \t\v\f\r])+/y, text, start)
}

/** A quote after `\` can end the text, or be a part of it: the longest text counts. */
function quoteEnd(text: string, start: number, quote: string): number {
  if (text[start] !== quote) return 0
  let end = 0
  for (let next = text.indexOf(quote, start + 1); next >= 0; next = text.indexOf(quote, next + 1)) {
    end = next + 1
    if (text[next - 1] !== '\\') break
  }
  return end
}
