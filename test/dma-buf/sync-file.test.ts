// Errors before any kernel call. The other tests are in test/vm, because they need dma-bufs.
import { describe, expect, it } from '@jest/globals'
import { createMemfd } from '../../src/fd/index.js'
import { exportSyncFile, importSyncFile } from '../../src/dma-buf/index.js'
import { errorOf } from '../support/outcome.js'

describe('exportSyncFile() and importSyncFile()', () => {
  it('refuse an fd that is not a dma-buf, and name its kind', () => {
    using memfd = createMemfd(4096)
    for (const call of [
      () => exportSyncFile(memfd, 'read'),
      () => {
        importSyncFile(memfd, 0, 'write')
      },
    ])
      expect(errorOf(call)).toMatchObject({
        code: 'ERR_NOT_DMABUF',
        fd: memfd.fd,
        required: 'dmabuf',
        found: 'memfd',
      })
  })

  it('refuse a closed fd, and values of other types', () => {
    const closed = createMemfd(4096)
    closed.close()
    expect(errorOf(() => exportSyncFile(closed, 'read')).code).toBe('ERR_FD_CLOSED')
    expect(errorOf(() => exportSyncFile(9999, 'read')).code).toBe('ERR_BAD_FD')
    expect(errorOf(() => exportSyncFile('7' as never, 'read')).code).toBe('ERR_INVALID_ARG_TYPE')
  })
})
