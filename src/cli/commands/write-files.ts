import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GstAllocatorsError } from '../../errors/index.js'

/** Writes files to a folder and returns their paths. Throws instead of replacing a file that was not generated. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  const contents = [...files].map(([name, content]) => ({ path: join(folder, name), content }))
  const foreign = contents.find(
    ({ path, content }) => existsSync(path) && !isAlike(readFileSync(path, 'utf8'), content),
  )
  if (foreign !== undefined) {
    const { path } = foreign
    throw new GstAllocatorsError(
      'ERR_FILE_EXISTS',
      `Cannot write ${path}: the file exists and was not generated. Move it, or choose another folder`,
      { path },
    )
  }
  const written: string[] = []
  try {
    makeFolder(folder)
    // All files are written under temporary names, then renamed: a link is replaced, not followed.
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

/** Makes a folder and its parents. Node.js's recursive mkdir never returns where none is allowed, as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** Returns whether a file was generated: if so, it begins like the new content. */
function isAlike(old: string, content: string): boolean {
  const head = (text: string) => text.split('\n', 2).join('\n')
  return (
    head(old) === head(content) ||
    (content.startsWith('//') && old.split('\n', 1)[0] === content.split('\n', 1)[0])
  )
}

const FRESH = `.${String(process.pid)}.new`
