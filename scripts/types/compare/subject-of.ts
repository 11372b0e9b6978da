import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { namespaces } from '../../generate/types/namespaces.js'
import { Subject } from '../truth/subject.js'
import { Failure } from './failure.js'
import type { Generator } from './generator.js'

/** Runs a generator, and reads what it declares for the namespaces. */
export async function subjectOf(generator: Generator): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'gst-allocators-compare-'))
  try {
    const fileOf = await generator.generate(folder)
    const files = new Map(namespaces.map((it) => [it.replace(/-.*$/, ''), fileOf(it)]))
    for (const file of files.values()) {
      if (!existsSync(file))
        throw new Failure(`Cannot read the output of ${generator.name}: there is no ${file}`)
    }
    return new Subject(files)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
