import { describe, expect, it } from '@jest/globals'
import { newestImage } from '../../../scripts/vm/newest-image.js'

describe('newestImage()', () => {
  it('is the package that the general one depends on', () => {
    const depends = 'linux-image-amd64\n  Depends: linux-image-6.12.95+deb12-amd64\n  Breaks: <linux-image>\n'
    expect(newestImage(depends)).toBe('linux-image-6.12.95+deb12-amd64')
  })

  it('refuses a package that depends on none', () => {
    expect(() => newestImage('nano\n  Depends: libc6\n')).toThrow('Cannot find a kernel')
  })
})
