import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { showProgress } from '../setup/show-progress.mjs'
import { StepError } from '../setup/run-step.mjs'
import { copyCheckout } from './copy-checkout.js'
import { enterRoot } from './enter-root.js'
import { RESULTS } from './places.js'
import { prepareNode } from './prepare-node.js'
import { prepareRoot } from './prepare-root.js'
import type { Row } from './rows.js'

/** How a command in a root has ended. */
export interface Ending {
  readonly ok: boolean
  readonly output: string
  /** The file with the output. */
  readonly log: string
}

/** The root of a row, with a version of Node.js. */
export class RowPlace {
  readonly root: string
  /** The folder of the checkout in the root. */
  readonly checkout: string
  readonly #name: string
  readonly #node: number
  readonly #signal: AbortSignal

  /** Makes the root if it does not exist yet. */
  static async prepare(row: Row, node: number, signal: AbortSignal): Promise<RowPlace> {
    const root = await prepareRoot(row)
    await prepareNode(root, node)
    return new RowPlace(rowName(row, node), root, node, signal)
  }

  private constructor(name: string, root: string, node: number, signal: AbortSignal) {
    this.#name = name
    this.root = root
    this.#node = node
    this.checkout = `/checkout-${node}`
    this.#signal = signal
  }

  /** Copies the checkout into the root, and sets it up there. */
  async setUp(): Promise<void> {
    copyCheckout(join(this.root, this.checkout))
    // Some tests ask git for the files of the checkout.
    const { ok, output, log } = await this.run('setup', 'node scripts/setup.mjs test && git init --quiet')
    if (!ok) throw new StepError(`The setup failed on ${this.#name}, see ${log}\n${output.slice(-2000)}`)
  }

  /** Runs a shell command in the root, in the folder of the checkout if no other is given. */
  async run(title: string, command: string, folder = this.checkout): Promise<Ending> {
    let output = ''
    const stopProgress = showProgress(`${this.#name}: ${title}`, () => output)
    mkdirSync(RESULTS, { recursive: true })
    const log = join(RESULTS, `${this.#name}-${title}.log`.replaceAll(' ', '-'))
    const ok = await enterRoot({
      root: this.root,
      node: this.#node,
      folder,
      command,
      log,
      signal: this.#signal,
      onOutput: (text) => {
        output += text
      },
    }).finally(stopProgress)
    return { ok, output, log }
  }
}

/** The name of a row with a version of Node.js. */
export const rowName = ({ name }: Row, node: number) => `${name} node-${node}`
