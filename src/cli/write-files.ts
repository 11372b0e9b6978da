import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { GstAllocatorsError } from '../errors/index.js'

/** Writes files to a folder and returns their paths. One that this package has not written before stays, and is an error. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const contents = [...files].map(([name, content]) => ({ path: join(folder, name), content }))
  const foreign = contents.find(
    ({ path, content }) => existsSync(path) && !isAlike(readFileSync(path, 'utf8'), content),
  )
  if (foreign !== undefined) {
    const { path } = foreign
    throw new GstAllocatorsError(
      'ERR_FILE_EXISTS',
      `Cannot write ${path}: a file of that name is there, and was not generated`,
      { path },
    )
  }
  const written: string[] = []
  try {
    makeFolder(folder)
    // First all of them beside, then each in its place: a link is replaced, and not followed.
    for (const { path, content } of contents) {
      writeFileSync(`${path}${FRESH}`, content, { flag: 'wx' })
      written.push(`${path}${FRESH}`)
    }
    for (const { path } of contents) renameSync(`${path}${FRESH}`, path)
  } catch (cause) {
    const { code, syscall = '', path = folder } = cause as NodeJS.ErrnoException
    for (const it of written) rmSync(it, { force: true })
    throw new GstAllocatorsError('ERR_SYSTEM', `Cannot write ${path}: ${code ?? String(cause)}`, {
      path,
      syscall,
      cause,
    })
  }
  return contents.map(({ path }) => path)
}

// Node.js has a way to make the folders above too, but that never ends where the system allows none, as below /proc.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

// What was generated begins as what is generated does.
function isAlike(old: string, content: string): boolean {
  const head = (text: string) => text.split('\n', 2).join('\n')
  return (
    head(old) === head(content) ||
    (content.startsWith('//') && old.split('\n', 1)[0] === content.split('\n', 1)[0])
  )
}

const FRESH = `.${String(process.pid)}.new`
