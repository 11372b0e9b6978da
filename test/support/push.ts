import { Pipeline } from '../../src/pipeline/index.js'

/** Plays a pipeline and pushes bytes into its source `in`. Returns `'pushed'`, or the message of the error. */
export async function push(description: string, bytes: number): Promise<string> {
  await using pipeline = Pipeline.parse(description)
  await pipeline.play()
  return await pipeline
    .source('in')
    .push(new Uint8Array(bytes), { pts: 0n })
    .then(
      () => 'pushed',
      (error: unknown) => (error as Error).message,
    )
}
