// The output of `npm run demo` on a machine with dma-bufs and a camera.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { compileDemo } from './support/compile-demo.js'

describe('npm run demo', () => {
  it('draws into dma-bufs, reads a camera’s own in place, and copies nothing', () => {
    const { stdout, stderr, status } = run('npm', ['run', '-s', 'demo', '--', ...options])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })

    const lines = stdout.split('\n')
    expect(lines).toContainEqual(
      expect.stringMatching(`^Drawn .*: ${count} frames in .*, each in its own dma-buf$`),
    )
    expect(lines).toContainEqual(expect.stringMatching(`^Decoded .*: ${count} frames in .*, 640x360, `))
    expect(lines).toContainEqual(
      expect.stringMatching(`^ {2}Frame numbers.*: ${count} of ${count} are correct$`),
    )

    expect(lines).toContainEqual(
      expect.stringMatching(
        `^Read from the camera /dev/video0 \\(vivid.*\\): ${count} frames in .*, 640x480 `,
      ),
    )
    const [, dmaBufs, inodes, copied] = find(
      stdout,
      /(\d+) of \d+ frames are dma-bufs, with (\d+) different inodes; (\d+) were copied by v4l2src/,
    )
    expect([dmaBufs, copied]).toEqual([count, 0])
    // The driver has a few, which go round.
    expect(inodes).toBeLessThan(count)

    expect(lines).toContain('Bytes copied between JavaScript and GStreamer: 0')
    expect(lines).toContainEqual(
      expect.stringMatching(
        `${count} of ${count} memories left appsrc with .*: ${count} inodes, ${count} dma-bufs$`,
      ),
    )
    const probed = `in ${count} of ${count} frames, gst_memory_copy() saw a byte changed`
    expect(lines.filter((line) => line.includes(probed))).toHaveLength(2)

    // What it leaves open is v4l2src's, and it says so.
    const [, before = 0, after = 0] = find(stdout, /^File descriptors: (\d+) before, (\d+) after/m)
    const [, leaked = 0] = find(stdout, /^ {2}(\d+) of these are v4l2src's \(\/dev\/video0 and/m)
    expect(after - before).toBe(leaked)

    for (const [label, file] of Object.entries(files)) {
      expect(lines).toContain(`${label.padEnd(8)} ${file}`)
      expect(statSync(file).size).toBeGreaterThan(1000)
      // All other files are gone with the lab.
      copyFileSync(file, join('build/vm', `demo-${file.replaceAll('/', '-')}`))
    }
  })

  it('continues without a busy camera, and names the process that uses it', async () => {
    const program = `
      import { Pipeline } from 'gst-allocators/pipeline'
      const camera = Pipeline.parse('v4l2src device=/dev/video0 ! fakesink')
      await camera.play()
      console.log('It plays')
      await camera.finished`
    const busy = spawn(process.execPath, ['--input-type=module', '-e', program])
    await once(busy.stdout, 'data')
    const { stdout, status } = demo()
    busy.kill()
    await once(busy, 'close')

    expect(stdout).toMatch(/^No camera frames: Cannot read the camera \/dev\/video0: /m)
    expect(stdout).toContain(`(process ${String(busy.pid)})`)
    expect(stdout).not.toContain('v4l2src')
    expect(status).toBe(0)
  })

  it('works without access to the devices, and reports each of them', () => {
    const out = join('build', 'demo', 'out')
    rmSync(out, { recursive: true, force: true })
    mkdirSync(out, { recursive: true })
    chmodSync(out, 0o777)
    const { stdout, status } = demo({ uid: 65534, gid: 65534 })
    expect(stdout).toContain('each in its own memfd\n  No dma-bufs: Cannot open /dev/udmabuf: ')
    expect(stdout).toMatch(/^No camera frames: Cannot open \/dev\/video0: .* belongs to user 0/m)
    expect(status).toBe(0)
  })
})

const count = 12
const options = ['--frames', String(count)]
const files = { 'Movie:': 'out/demo.webm', 'Picture:': 'out/frame.png', 'Camera:': 'out/camera.png' }

function demo(user: { uid?: number; gid?: number } = {}) {
  return run(process.execPath, [compileDemo(), ...options], user)
}

function run(command: string, words: string[], user: { uid?: number; gid?: number } = {}) {
  return spawnSync(command, words, { encoding: 'utf8', ...user })
}

/** The numbers that a pattern finds. */
function find(text: string, pattern: RegExp): number[] {
  return (pattern.exec(text) ?? []).map(Number)
}
