import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, release } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { screenshot } from './support/screenshot.js'

describe('the lab', () => {
  it('has a kernel of 6.12 or newer', () => {
    const [major = 0, minor = 0] = release().split('.').map(Number)
    expect(major * 100 + minor).toBeGreaterThanOrEqual(612)
    expect(hostname()).toBe('lab')
  })

  it.each(['/dev/udmabuf', '/dev/dma_heap/system', '/dev/shm', '/dev/pts/ptmx', '/sys/kernel/debug/dma_buf'])(
    'has %s',
    (path) => {
      expect(existsSync(path)).toBe(true)
    },
  )

  it('has the camera of vivid as /dev/video0', () => {
    expect(statSync('/dev/video0').isCharacterDevice()).toBe(true)
    expect(readFileSync('/sys/class/video4linux/video0/name', 'utf8')).toMatch(/^vivid/)
  })

  it('has a card of vgem and one of virtio-gpu', () => {
    const cards = readdirSync('/sys/class/drm').filter((name) => /^card\d+$/.test(name))
    const drivers = cards.map((card) => readFileSync(join('/sys/class/drm', card, 'device/uevent'), 'utf8'))
    expect(drivers.join()).toContain('vgem')
    expect(drivers.join()).toContain('DRIVER=virtio-pci')
  })

  it('writes to memory where it seems to write to the source tree, which is mounted read-only', () => {
    const mounts = readFileSync('/proc/1/mounts', 'utf8').split('\n')
    expect(mounts.find((line) => line.startsWith('host '))).toMatch(/^host \S+ 9p ro,/)
    expect(mounts.find((line) => line.includes(' overlay '))).toContain('lowerdir=/mnt/host')
    const file = resolve('written-in-the-lab')
    writeFileSync(file, '')
    rmSync(file)
  })

  it('writes to the folder for artefacts', () => {
    const file = resolve('build/vm/written')
    writeFileSync(file, 'yes')
    expect(readFileSync(file, 'utf8')).toBe('yes')
    rmSync(file)
  })
})

describe('screenshot()', () => {
  it('is a PNG of the screen, in a size that a screen has', async () => {
    const path = await screenshot('lab')
    const png = readFileSync(path)
    expect(basename(path)).toBe('lab.png')
    expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
    expect(width).toBeGreaterThanOrEqual(640)
    expect(height).toBeGreaterThanOrEqual(480)
  })

  it('reports an error of the host', async () => {
    await expect(screenshot('../lab')).rejects.toThrow('a name may contain only letters, digits, - and _')
    await expect(screenshot('lab', 'nothing')).rejects.toThrow("Device 'nothing' not found")
  })
})
