import type { Doc } from '../gir/index.js'
import type { Notes } from './adapt/declarations.js'

/** Prints a doc comment. One that only has a version is one line. */
export function printNotes({ since, goneIn, doc, parameters = [], returns }: Notes): string[] {
  const tags = [
    ...parameters.map(({ name, text }) => `@param ${name} ${plain(text)}`),
    ...(returns === undefined ? [] : [`@returns ${plain(returns)}`]),
    ...(since === undefined ? [] : [`@since ${since}`]),
    ...deprecation(goneIn, doc),
  ]
  const text = doc?.text === undefined ? [] : [plain(doc.text)]
  const lines = [...text, ...(text.length > 0 && tags.length > 0 ? [''] : []), ...tags].join('\n').split('\n')
  if (text.length === 0 && tags.length === 0) return []
  const [only = ''] = lines
  if (lines.length === 1) return [`/** ${only} */`]
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */']
}

function deprecation(goneIn: string | undefined, doc: Doc | undefined): string[] {
  const reasons = [
    ...(goneIn === undefined ? [] : [`gone in ${goneIn}`]),
    ...(doc?.deprecated === undefined ? [] : [plain(doc.deprecated)]),
  ]
  return reasons.length === 0 ? [] : [`@deprecated ${reasons.join('; ')}`]
}

// Escapes text, so that it neither ends the comment nor starts a tag.
const plain = (text: string) =>
  text
    .replaceAll('*/', '*\u200b/')
    .replace(/^(\s*)@/gm, '$1\\@')
    .trim()
