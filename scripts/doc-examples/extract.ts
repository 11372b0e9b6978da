/** A block of TypeScript in a document or a doc comment. */
export interface Example {
  source: string
  /** The 1-based line number of the first line of code. */
  line: number
  code: string
  /** Where the example can run. A `'nowhere'` block gives the reason, and is only type-checked. */
  runs: 'anywhere' | 'lab' | 'nowhere'
}

/** The examples in a file, and the problems with how they are written. */
export interface Extract {
  examples: Example[]
  problems: string[]
}

/** Finds the ```ts blocks of a Markdown file, or of the doc comments of a TypeScript file. */
export function extractExamples(source: string, text: string): Extract {
  const isCode = source.endsWith('.ts')
  const lines = (isCode ? documentationOf(text) : text).split('\n')
  const extract: Extract = { examples: [], problems: isCode ? examplesWithoutBlock(source, lines) : [] }
  for (let index = 0; index < lines.length; index++) {
    const fence = FENCE.exec(lines[index] ?? '')?.groups
    if (fence === undefined) continue
    const start = index + 1
    const end = lines.indexOf(`${fence['indent'] ?? ''}\`\`\``, start)
    const where = `${source}:${start}`
    if (end === -1) extract.problems.push(`${where}: the block is not closed`)
    if (end === -1) break
    index = end
    if (fence['language'] !== 'ts') continue
    const runs = whereItRuns(fence['info'] ?? '')
    if (runs === undefined)
      extract.problems.push(`${where}: write \`\`\`ts, \`\`\`ts lab, or \`\`\`ts no-run: with a reason`)
    const code = lines.slice(start, end).join('\n')
    extract.examples.push({ source, line: start + 1, code, runs: runs ?? 'nowhere' })
  }
  return extract
}

const FENCE = /^(?<indent>\s*)```(?<language>\w+)\s*(?<info>.*?)\s*$/

function whereItRuns(info: string): Example['runs'] | undefined {
  if (info === '') return 'anywhere'
  if (info === 'lab') return 'lab'
  return /^no-run: \S/.test(info) ? 'nowhere' : undefined
}

/** Returns the text of the doc comments on its original lines. All other lines are empty. */
function documentationOf(code: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, '')
  const comments = [...code.matchAll(/^[ \t]*\/\*\*.*?\*\//gms)]
  let end = 0
  let documentation = ''
  for (const { 0: comment, index } of comments) {
    documentation += blank(code.slice(end, index)) + comment.replace(/^[ \t]*(\/\*\*|\*\/|\* ?)/gm, '')
    end = index + comment.length
  }
  return documentation + blank(code.slice(end))
}

function examplesWithoutBlock(source: string, lines: string[]): string[] {
  return lines.flatMap((line, index) => {
    if (!line.startsWith('@example')) return []
    const rest = lines.slice(index + 1)
    const next = rest.findIndex((other) => other.startsWith('@'))
    const block = rest.slice(0, next === -1 ? undefined : next)
    return block.some((other) => FENCE.test(other))
      ? []
      : [`${source}:${index + 1}: @example without a \`\`\`ts block`]
  })
}
