// Explanations why a user may not open a file or device, and what gives access.
import { chmodSync, chownSync, mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { explainBusy, explainDenial, udevRule } from '../../src/dma-buf/device-access.js'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'access-'))
  file = join(folder, 'device')
  writeFileSync(file, '')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('explainDenial()', () => {
  it('names the group that has access', () => {
    // Root's own group would be root, which nobody should join.
    const gid = process.getgid?.() === 0 ? 44 : (process.getgid?.() ?? 0)
    chownSync(file, process.getuid?.() ?? 0, gid)
    chmodSync(file, 0o660)
    expect(explainDenial(file)).toEqual({
      text: expect.stringMatching(/belongs to user \d+ and group [\w-]+, with mode 0660$/),
      fix: expect.stringMatching(/^sudo usermod -aG [\w-]+ \$USER, and log in again$/),
    })
  })

  it('gives a rule for a device that no group may open, and a command for a file', () => {
    expect(udevRule('/dev/video0')).toMatch(
      /^echo 'KERNEL=="video0", GROUP="video", MODE="0660"' \| sudo tee \/etc\/udev\/rules\.d\/70-video0\.rules/,
    )
    expect(udevRule('/dev/dma_heap/system')).toContain('SUBSYSTEM=="dma_heap", KERNEL=="system"')
    expect(explainDenial('/dev/console')).toEqual({
      text: expect.stringContaining('/dev/console belongs to'),
    })
    chmodSync(file, 0o600)
    expect(explainDenial(file)?.fix).toBe(`sudo chmod a+r '${file}'`)
  })

  it('has no remedy if the mode allows the access or the file does not exist', () => {
    chmodSync(file, 0o666)
    expect(explainDenial(file)).not.toHaveProperty('fix')
    expect(explainDenial(`${file}-not`)).toBeUndefined()
  })
})

describe('explainBusy()', () => {
  it('names the process that has it open', () => {
    const fd = openSync(file, 'r')
    expect(explainBusy(file).text).toBe(`${file} is in use by this process`)
    closeSync(fd)
    expect(explainBusy(file).text).toBe(`${file} is in use by a process of another user`)
  })
})
