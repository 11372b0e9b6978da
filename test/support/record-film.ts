// Records a film of 100 frames of 40 ms for a test file, in a folder that the test file removes with it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import { Pipeline } from '../../src/pipeline/index.js'

/** Records the film before the tests. Returns a function that makes a pipeline which decodes it into the appsink "out". */
export function recordFilm(framesFromKeyToKey: number): () => Pipeline {
  let folder = ''
  const film = () => join(folder, 'film.webm')
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'film-'))
    await using pipeline = Pipeline.parse(
      `videotestsrc num-buffers=100 ! video/x-raw,width=64,height=48,framerate=25/1 ! vp8enc keyframe-max-dist=${framesFromKeyToKey} ! webmmux ! filesink location=${film()}`,
    )
    await pipeline.play()
    await pipeline.finished
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  return () =>
    Pipeline.parse(`filesrc location=${film()} ! matroskademux ! vp8dec ! appsink name=out sync=false`)
}
