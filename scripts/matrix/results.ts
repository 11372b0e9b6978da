import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { RESULTS } from './places.js'
import type { Suite } from './rows.js'

/** How a suite ended on a row. */
export interface SuiteResult {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly seconds: number
}

/** What is known of a row with one version of Node.js. */
export interface RowResult {
  /** Empty until the setup has succeeded. */
  versions: Readonly<Record<string, string>>
  suites: Partial<Record<Suite, SuiteResult | undefined>>
}

/** The results so far. They are kept on disk, so that an interrupted run goes on where it ended. */
export class Results {
  readonly #file = join(RESULTS, 'results.json')
  readonly #hash: string
  readonly #rows: Record<string, RowResult>

  /** Reads the results of earlier runs with the same files. */
  constructor(hash: string) {
    mkdirSync(RESULTS, { recursive: true })
    const stored = existsSync(this.#file)
      ? (JSON.parse(readFileSync(this.#file, 'utf8')) as { hash: string; rows: Record<string, RowResult> })
      : undefined
    this.#hash = hash
    this.#rows = stored?.hash === hash ? stored.rows : {}
  }

  /** The results of a row, by its name with the version of Node.js. */
  of(row: string): RowResult {
    return (this.#rows[row] ??= { versions: {}, suites: {} })
  }

  /** Forgets results, so that the suites run again. */
  forget(row: string, suites: readonly Suite[]): void {
    for (const suite of suites) this.of(row).suites[suite] = undefined
  }

  /** Writes what has changed. */
  save(): void {
    writeFileSync(this.#file, `${JSON.stringify({ hash: this.#hash, rows: this.#rows }, null, 2)}\n`)
  }
}
