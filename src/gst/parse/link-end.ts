import { endOf, spaceEnd } from './scan.js'

/**
 * Returns the position after a link with caps, such as `! video/x-raw,width=320 !`, or after a single `!` or `:`. The
 * caps end at the last `!` or `:` before a `!` that is not escaped, and `;` separates them only before a media type.
 */
export function linkEnd(text: string, start: number): number {
  let end = start + 1
  let position = mediaTypeEnd(text, start + 1)
  while (position > 0 && position < text.length) {
    const [sign, before] = [text[position], text[position - 1]]
    if (sign === '!' || sign === ':') end = position + 1
    const isEscaped = before === '\\' || (sign === ';' && before === ',')
    if (sign === '!' && !isEscaped) break
    position = sign === ';' && !isEscaped ? mediaTypeEnd(text, position + 1) : position + 1
  }
  return end
}

function mediaTypeEnd(text: string, start: number): number {
  return endOf(/[A-Za-z0-9-]+\/[A-Za-z0-9-]+/y, text, spaceEnd(text, start))
}
