import { existsSync } from 'node:fs'

/** Keeps track of partly written files, so that the demo can list them if it ends early. */
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
