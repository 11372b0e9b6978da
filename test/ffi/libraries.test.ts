// Uses a mock, because a library that GStreamer itself needs cannot be removed.
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import koffi from 'koffi'
import { checkPlatform } from '../../src/ffi/layouts.js'
import { library } from '../../src/ffi/libraries.js'
import { errorOf } from '../support/outcome.js'

afterEach(() => {
  jest.restoreAllMocks()
})

describe('library()', () => {
  it('says which package has a library that cannot be loaded', () => {
    jest.spyOn(koffi, 'load').mockImplementation(() => {
      throw new Error('cannot open shared object file')
    })
    expect(errorOf(() => library('gstallocators'))).toMatchObject({
      code: 'ERR_LIBRARY_MISSING',
      path: 'libgstallocators-1.0.so.0',
      message: expect.stringContaining('Install libgstreamer-plugins-base1.0-0 (Debian, Ubuntu)') as unknown,
    })
  })

  it('loads once', () => {
    expect(library('gstreamer')).toBe(library('gstreamer'))
  })
})

describe('checkPlatform()', () => {
  it.each([
    ['darwin', 'arm64'],
    ['linux', 'arm'],
    ['linux', 'ia32'],
  ])('refuses %s on %s', (platform, arch) => {
    expect(
      errorOf(() => {
        checkPlatform(platform, arch)
      }),
    ).toMatchObject({
      code: 'ERR_UNSUPPORTED_PLATFORM',
      found: `${platform} ${arch}`,
    })
  })

  it('takes this machine', () => {
    checkPlatform()
  })
})
