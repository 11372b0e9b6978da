import { describe, expect, it } from '@jest/globals'
import { newestImage, partsOfImage } from '../../../scripts/vm/newest-image.js'

describe('newestImage()', () => {
  it('is the package that the general one depends on', () => {
    const depends = 'linux-image-amd64\n  Depends: linux-image-6.12.95+deb12-amd64\n  Breaks: <linux-image>\n'
    expect(newestImage(depends)).toBe('linux-image-6.12.95+deb12-amd64')
  })

  it('has parts from Linux 7 on', () => {
    const depends = `linux-image-7.2.13+deb14-amd64
  PreDepends: linux-base
  Depends: linux-base-7.2.13+deb14-amd64
  Depends: linux-binary-7.2.13+deb14-amd64
  Depends: linux-modules-7.2.13+deb14-amd64
  Suggests: linux-doc-7.2
`
    expect(partsOfImage(depends)).toEqual(
      ['base', 'binary', 'modules'].map((part) => `linux-${part}-7.2.13+deb14-amd64`),
    )
    expect(partsOfImage('linux-image-6.12.95+deb12-amd64\n  Depends: kmod\n')).toEqual([])
  })

  it('refuses a package that depends on none', () => {
    expect(() => newestImage('nano\n  Depends: libc6\n')).toThrow('Cannot find a kernel')
  })
})
