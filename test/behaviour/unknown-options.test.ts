// An option that nobody knows is an error in every public function: a mistyped option would have no effect.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import {
  createMemfd,
  createUdmabuf,
  DmaBufAllocator,
  FdAllocator,
  FdSocket,
  mapFd,
  shareFd,
  whenIdle,
} from '../../src/index.js'
import { caps, Pipeline } from '../../src/pipeline/index.js'
import { createTestFd } from '../support/create-test-fd.js'

/** The public functions that take options, by class and name, each called with options that have one more. */
const calls: Readonly<Record<string, (options: object) => unknown>> = {
  'new DmaBufAllocator': (options) => new DmaBufAllocator(options),
  'DmaBufAllocator.alloc': (options) => {
    using fd = createTestFd(16)
    new DmaBufAllocator({ requireDmaBuf: false }).alloc(fd, 16, options)
  },
  'DmaBufMemory.idle': async (options) => {
    using memory = new DmaBufAllocator({ requireDmaBuf: false }).alloc(createTestFd(16), 16)
    await memory.idle(options)
  },
  'new FdAllocator': (options) => new FdAllocator(options),
  'FdAllocator.alloc': (options) => {
    using fd = createTestFd(16)
    new FdAllocator().alloc(fd, 16, options)
  },
  'FdSocket.connect': (options) => FdSocket.connect('/nowhere', options),
  'FdSocket.send': withPair((socket, options) => socket.send(null, [], options)),
  'FdSocket.receive': withPair((socket, options) => socket.receive(options)),
  'FdSocket.messages': withPair((socket, options) => socket.messages(options).next()),
  'FdSocketServer.accept': async (options) => {
    using server = FdSocket.listen(join(process.cwd(), `build/options-${process.pid}.socket`))
    await server.accept(options)
  },
  createMemfd: (options) => createMemfd(16, options),
  createUdmabuf: (options) => createUdmabuf(4096, options),
  mapFd: (options) => {
    using fd = createTestFd(16)
    mapFd(fd, 16, 'read', options)
  },
  shareFd: (options) => {
    using fd = createTestFd(16)
    shareFd(fd, options)
  },
  whenIdle: (options) => whenIdle(0, options),
  'Pipeline.play': withPipeline((pipeline, options) => pipeline.play(options)),
  'Pipeline.pause': withPipeline((pipeline, options) => pipeline.pause(options)),
  'Pipeline.stop': withPipeline((pipeline, options) => pipeline.stop(options)),
  'Pipeline.end': withPipeline((pipeline, options) => pipeline.end(options)),
  'Pipeline.step': withPipeline((pipeline, options) => pipeline.step(1, options)),
  caps: (options) => caps('video/x-raw', {}, options),
  'Pipeline.seek': withPipeline((pipeline, options) => pipeline.seek(0n, options)),
  'Pipeline.position': withPipeline((pipeline, options) => pipeline.position(options)),
  'Pipeline.duration': withPipeline((pipeline, options) => pipeline.duration(options)),
  'Pipeline.messages': withPipeline((pipeline, options) => pipeline.messages(options).next()),
  'Sink.frames': withPipeline((pipeline, options) => pipeline.sink('out').frames(options).next()),
  'Sink.samples': withPipeline((pipeline, options) => pipeline.sink('out').samples(options).next()),
  'Source.push': withPipeline((pipeline, options) => pipeline.source('in').push(new Uint8Array(4), options)),
  'Source.end': withPipeline((pipeline, options) => pipeline.source('in').end(options)),
}

it('is tried with every public function that takes options', () => {
  expect(Object.keys(calls).sort()).toEqual([...functionsWithOptions()].sort())
})

it.each(Object.keys(calls))('%s refuses it', async (name) => {
  const trial = Promise.resolve({ bogus: 1 }).then(calls[name])
  await expect(trial).rejects.toMatchObject({
    code: 'ERR_INVALID_ARG_TYPE',
    message: expect.stringMatching(/^Cannot use 'bogus' in (options|part): there is no such option/),
  })
})

/** Reads the public functions that take options from the report of the public surface. */
function functionsWithOptions(): Set<string> {
  const names = new Set<string>()
  let owner = ''
  for (const line of readFileSync(join(import.meta.dirname, '../api-report.txt'), 'utf8').split('\n')) {
    if (/^\S/.test(line)) owner = /^class (\w+)/.exec(line)?.[1] ?? ''
    const [, name = ''] =
      /^(?: {4}|function )(?:static )?(\w+)(?:<.*?>)?\(.*(?:\boptions|\bpart|\})\?: /.exec(line) ?? []
    if (name === 'constructor') names.add(`new ${owner}`)
    else if (name !== '') names.add(owner === '' ? name : `${owner}.${name}`)
  }
  return names
}

function withPair(use: (socket: FdSocket, options: object) => Promise<unknown>) {
  return async (options: object) => {
    const [here, there] = FdSocket.pair()
    try {
      await use(here, options)
    } finally {
      here.close()
      there.close()
    }
  }
}

function withPipeline(use: (pipeline: Pipeline, options: object) => Promise<unknown>) {
  return async (options: object) => {
    await using pipeline = Pipeline.parse('appsrc name=in ! appsink name=out')
    await use(pipeline, options)
  }
}
