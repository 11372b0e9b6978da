// A program can load two copies of this package, because node_modules can have two. Each jest file also has its own.
import { beforeAll, expect, it, jest } from '@jest/globals'
import {
  createMemfd,
  DmaBufAllocator,
  FdAllocator,
  FdSocket,
  GstAllocatorsError,
  isDmaBuf,
  OwnedFd,
  shareFd,
} from '../../src/index.js'
import { GstError, Pipeline } from '../../src/pipeline/index.js'
import { readPush } from '../../src/pipeline/source/push-options.js'
import { errorOf, outcome } from '../support/outcome.js'

let other: Awaited<ReturnType<typeof copy>>

beforeAll(async () => {
  other = await copy()
})

it('an error of one copy is an instance of the class of the other', () => {
  const error = errorOf(() => other.createMemfd(-1))
  expect(Object.getPrototypeOf(error)).not.toBe(GstAllocatorsError.prototype)
  expect(error).toBeInstanceOf(GstAllocatorsError)
  expect(error).not.toBeInstanceOf(GstError)
  const failure = new other.GstError('filesrc: no file', facts)
  expect(failure).toBeInstanceOf(GstError)
  expect(failure).toBeInstanceOf(GstAllocatorsError)
})

it('a class that a program derives from an error class keeps the usual instanceof', () => {
  class Own extends GstAllocatorsError {}
  expect(new Own('ERR_SYSTEM', 'Cannot do it')).toBeInstanceOf(Own)
  expect(new GstAllocatorsError('ERR_SYSTEM', 'Cannot do it')).not.toBeInstanceOf(Own)
  for (const value of [null, undefined, 'ERR_SYSTEM', {}, new Error('Cannot do it')])
    expect(value).not.toBeInstanceOf(GstAllocatorsError)
})

it('an OwnedFd of another copy is an error that says so', () => {
  using fd = other.createMemfd(4096)
  const calls = [
    () => isDmaBuf(fd),
    () => shareFd(fd),
    () => new FdSocket(fd),
    () => new FdAllocator().alloc(fd, 4096),
  ]
  for (const call of calls)
    expect(errorOf(call)).toMatchObject({
      code: 'ERR_INVALID_ARG_TYPE',
      message: expect.stringContaining('(OwnedFd of another copy of gst-allocators)') as unknown,
    })
  expect(fd.fd).toBeGreaterThan(2)
})

it('a Memory of another copy is an error that says so, and is not taken for bytes', () => {
  using memory = new FdAllocator().alloc(createMemfd(4096), 4096)
  expect(
    outcome(() => {
      readPush(memory, {})
    }),
  ).not.toMatch(/^ERR/)
  expect(
    errorOf(() => {
      other.readPush(memory, {})
    }),
  ).toMatchObject({
    code: 'ERR_INVALID_ARG_TYPE',
    message: expect.stringContaining('(FdMemory of another copy of gst-allocators)') as unknown,
  })
})

it('a subclass of Memory is called by its own name', () => {
  const allocator = new DmaBufAllocator({ requireDmaBuf: false })
  using memory = allocator.alloc(createMemfd(4096), 4096)
  expect(
    errorOf(() => {
      other.readPush(memory, {})
    }).message,
  ).toContain('(DmaBufMemory of another copy of gst-allocators)')
})

it('each copy reads its own appsinks', async () => {
  const { Pipeline: Other } = other
  for (const copy of [Pipeline, Other]) {
    await using pipeline = copy.parse('videotestsrc num-buffers=2 ! appsink name=out sync=false')
    await pipeline.play()
    let frames = 0
    for await (const frame of pipeline.sink('out').frames()) frames += Math.sign(frame.width)
    expect(frames).toBe(2)
  }
})

it('an object that only has the prototype of a class is an error', () => {
  const forged = Object.create(OwnedFd.prototype) as OwnedFd
  expect(outcome(() => isDmaBuf(forged))).toBe('ERR_INVALID_ARG_TYPE')
})

async function copy() {
  let made: object = {}
  await jest.isolateModulesAsync(async () => {
    made = {
      ...(await import('../../src/index.js')),
      ...(await import('../../src/pipeline/index.js')),
      ...(await import('../../src/pipeline/source/push-options.js')),
    }
  })
  return made as typeof import('../../src/index.js') &
    typeof import('../../src/pipeline/index.js') &
    typeof import('../../src/pipeline/source/push-options.js')
}

const facts = {
  domain: 'resource',
  number: 3,
  reason: 'not-found',
  element: 'filesrc0',
  elementPath: '/filesrc0',
  debug: '',
  hints: [],
}
