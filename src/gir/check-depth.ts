import { unknownInGir } from './unknown.js'

/** Throws if the elements of an XML text are nested too deeply for the parser, which reads them by recursion. */
export function checkDepth(xml: string): void {
  let depth = 0
  for (let start = xml.indexOf('<'); start >= 0;) {
    const end = endOf(xml, start)
    if (xml.startsWith('</', start)) depth--
    else if (/[A-Za-z_]/.test(xml.charAt(start + 1)) && xml[end - 1] !== '/') depth++
    if (depth > maxDepth)
      throw unknownInGir(`Not a GIR file: its elements are nested more than ${maxDepth} levels deep`)
    start = xml.indexOf('<', end)
  }
}

/** Returns the position of the last character of a tag, a comment or a section of text. */
function endOf(xml: string, start: number): number {
  const [, close] = sections.find(([open]) => xml.startsWith(open, start)) ?? []
  tag.lastIndex = start
  const from = close === undefined && tag.test(xml) ? tag.lastIndex : start
  const end = xml.indexOf(close ?? '>', from)
  return end < 0 ? xml.length : end + (close ?? '>').length - 1
}

// A quoted value can have a > in it.
const tag = /(?:[^>"']+|"[^"]*"|'[^']*')*/y

const sections = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

// Real files have 13 levels.
const maxDepth = 100
