import { existsSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { listDevices } from '../../src/dma-buf/index.js'

describe('listDevices()', () => {
  it('lists the devices in /dev, each with the access of this user', () => {
    const devices = listDevices()
    expect(devices.filter(({ path }) => !existsSync(path))).toEqual([])
    expect(devices.some(({ kind }) => kind === 'udmabuf')).toBe(existsSync('/dev/udmabuf'))
    expect(devices.some(({ path }) => path === '/dev/video0')).toBe(existsSync('/dev/video0'))
    for (const { access, reason } of devices) expect(access === 'readwrite').toBe(reason === undefined)
  })
})
