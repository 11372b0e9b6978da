import { Failure, runProcess } from './run-process.js'

/**
 * Finds a Python that has gst-python, by running a program with it. Tries the system's interpreter first, because one
 * from pyenv or conda, which often comes first in PATH, does not find the system's modules.
 */
export async function findPython(tryOut: readonly string[], signal: AbortSignal): Promise<string> {
  const refusals: string[] = []
  for (const python of ['/usr/bin/python3', 'python3']) {
    try {
      await runProcess([python, ...tryOut], { signal })
      return python
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      refusals.push(`${python}: ${error.message.split('\n').at(-1) ?? ''}`)
    }
  }
  throw new Failure(
    `Cannot find a Python 3 with gst-python: install python3-gst-1.0 (Debian, Ubuntu), python3-gstreamer1 (Fedora) or gst-python (Arch)\n${refusals.join('\n')}`,
  )
}
