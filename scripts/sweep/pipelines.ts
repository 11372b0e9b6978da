import { GstAllocatorsError } from '../../src/errors/index.js'
import { type Element, Pipeline } from '../../src/pipeline/index.js'
import { settled } from './settled.js'

/** The pipelines of a child process of the sweep. None of its functions waits for a pipeline that is stuck. */
export class Pipelines {
  readonly #isOver = new WeakSet<Pipeline>()
  readonly #playTimeout: number
  #stuck = 0

  constructor(thorough: boolean) {
    this.#playTimeout = thorough ? 3000 : 700
  }

  /** The number of pipelines that could not be stopped. Their threads live on. */
  get stuck(): number {
    return this.#stuck
  }

  /** Returns undefined if the description cannot be parsed. */
  open(description: string): Pipeline | undefined {
    try {
      return Pipeline.parse(description)
    } catch (error) {
      if (error instanceof GstAllocatorsError) return undefined
      throw error
    }
  }

  /** Plays a pipeline. Returns undefined if it cannot be made, or does not play. */
  async play(
    description: string,
    prepare?: (element: Element) => Promise<void>,
  ): Promise<Pipeline | undefined> {
    const pipeline = this.open(description)
    if (pipeline === undefined) return undefined
    const onEnd = () => {
      this.#isOver.add(pipeline)
    }
    pipeline.finished.then(onEnd, onEnd)
    await prepare?.(pipeline.element('x'))
    if ((await settled(pipeline.play({ timeout: this.#playTimeout }))) === 'done') return pipeline
    await this.close(pipeline)
    return undefined
  }

  /** Returns true if the run of a pipeline has ended. */
  isOver(pipeline: Pipeline): boolean {
    return this.#isOver.has(pipeline)
  }

  /** Stops a pipeline. One that does not stop may do so by design, if stop() says it. */
  async close(pipeline: Pipeline): Promise<void> {
    const outcome = await settled(pipeline.stop({ timeout: 500 }))
    if (outcome === 'pending') throw new Error('stop({ timeout: 500 }) does not settle')
    if (outcome === 'failed') this.#stuck++
    else await pipeline[Symbol.asyncDispose]()
  }
}
