/** Returns a shell command with every word quoted. */
export function shellCommand(words: readonly string[]): string {
  return words.map(quote).join(' ')
}

/** Returns shell lines that export variables. */
export function shellExports(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${quote(value)}\n`)
    .join('')
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
