import { existsSync } from 'node:fs'

/** Remembers which files are half written, to say so when the demo ends early. */
export class Outputs {
  readonly #begun = new Set<string>()

  begin(file: string): void {
    this.#begun.add(file)
  }

  complete(file: string): void {
    this.#begun.delete(file)
  }

  get incomplete(): string[] {
    return [...this.#begun].filter((file) => existsSync(file))
  }
}
