import { describe, expect, it } from '@jest/globals'
import { ofV4l2src } from '../../../scripts/demo/v4l2src-leak.js'

const sockets = ['socket:[1]', 'socket:[2]', 'socket:[3]', 'socket:[4]']

describe('ofV4l2src()', () => {
  it('sorts out a device with two pairs of sockets, and says so', () => {
    const { instances, others, lines } = ofV4l2src(['/dev/video0', ...sockets])
    expect([instances, others]).toEqual([1, []])
    expect(lines[0]).toContain('5 of these are v4l2src')
  })

  it('keeps all other fds', () => {
    const { others } = ofV4l2src(['/dev/video0', ...sockets, '/dmabuf:', '/memfd:frame'])
    expect(others).toEqual(['/dmabuf:', '/memfd:frame'])
  })

  it('does not attribute sockets to v4l2src without a device, or if the device has fewer', () => {
    expect(ofV4l2src(sockets)).toEqual({ instances: 0, others: sockets, lines: [] })
    expect(ofV4l2src(['/dev/video0', ...sockets, 'socket:[5]']).instances).toBe(0)
  })
})
