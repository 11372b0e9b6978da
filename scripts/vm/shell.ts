/** A command for a shell, with every word as it is. */
export function shellCommand(words: readonly string[]): string {
  return words.map(quote).join(' ')
}

/** Lines that put variables into a shell's environment. */
export function shellExports(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${quote(value)}\n`)
    .join('')
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
