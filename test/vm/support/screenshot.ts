import { open } from 'node:fs/promises'

/**
 * Takes a picture of what a display of this machine shows, and returns its path. The file stays after the tests, in build/vm. One at a time.
 *
 * @param name The name of the file, without .png.
 * @param display The id of a device in scripts/vm/machine.ts.
 */
export async function screenshot(name: string, display = 'display'): Promise<string> {
  const port = await open('/dev/virtio-ports/control', 'r+')
  try {
    await port.write(`${JSON.stringify({ screenshot: name, display })}\n`)
    // The kernel holds the call until the host, which made the picture first, has answered.
    let answer = ''
    while (!answer.endsWith('\n')) {
      const { buffer, bytesRead } = await port.read()
      if (bytesRead === 0) throw new Error('Cannot take a screenshot: nobody listens on the host')
      answer += buffer.toString('utf8', 0, bytesRead)
    }
    const result = JSON.parse(answer) as { path: string } | { error: string }
    if ('error' in result) throw new Error(`Cannot take a screenshot: ${result.error}`)
    return result.path
  } finally {
    await port.close()
  }
}
