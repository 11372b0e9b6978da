// Elements whose lock another thread holds: nothing holds up the event loop. In a child process, which would never end
// if a call waited on the main thread.
import { expect, it } from '@jest/globals'
import { runScript } from '../../support/run-script.js'

const preamble = `
  import { readFile } from 'node:fs/promises'
  import koffi from 'koffi'
  import 'gst-allocators/gi'
  import nodeGtk from 'node-gtk'
  import { Pipeline } from 'gst-allocators/pipeline'
  const glib = koffi.load('libglib-2.0.so.0')
  const lockOf = (element) => BigInt(nodeGtk.System.addressOf(element.gi)) + 24n // GstObject.lock
  const mutex = (name) => { const call = glib.func('void ' + name + '(void*)'); return (element) => call(lockOf(element)) }
  const [lock, unlock] = [mutex('g_mutex_lock'), mutex('g_mutex_unlock')]
  const turns = async (count) => { for (let at = 0; at < count; at++) await new Promise(setImmediate) }
  const note = (promise, name, log) => promise.then(() => log.push(name), (error) => log.push(name + ' ' + error.code))
  const source = 'videotestsrc is-live=true ! capsfilter name=filter caps=video/x-raw ! fakesink '
`

function run(program: string): string {
  const { stdout, stderr, status } = runScript(`${preamble}${program}`)
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  return stdout.trim()
}

it('sets and reads while the event loop turns, in the order of the calls', () => {
  const output = run(`
    await using pipeline = Pipeline.parse(source)
    const filter = pipeline.element('filter')
    await pipeline.play()
    lock(filter)
    const log = []
    const calls = [
      note(filter.set('caps', 'video/x-raw, width=(int)32'), 'set', log),
      note(filter.get('caps').then((caps) => { console.log(String(caps)) }), 'get', log),
      note(filter.set('caps', 'video/x-raw'), 'set again', log),
    ]
    await turns(50)
    console.log(log.length)
    unlock(filter)
    await Promise.all(calls)
    console.log(log.join(), String(await filter.get('caps')))`)
  expect(output.split('\n')).toEqual(['0', 'video/x-raw, width=(int)32', 'set,get,set again video/x-raw'])
})

it('does not block file access, and dot() waits for the same element', () => {
  const output = run(`
    const names = [0, 1, 2, 3, 4, 5]
    await using pipeline = Pipeline.parse(names.map((n) => source.replace('name=filter', 'name=filter' + n)).join(' '))
    const filters = names.map((n) => pipeline.element('filter' + n))
    await pipeline.play()
    for (const filter of filters) lock(filter)
    const calls = [...filters.map((filter) => filter.get('caps')), pipeline.dot()]
    const isSettled = Promise.race(calls).then(() => 'settled')
    console.log((await readFile('/proc/self/comm', 'utf8')).trim())
    console.log(await Promise.race([isSettled, turns(20).then(() => 'pending')]))
    for (const filter of filters) unlock(filter)
    const texts = await Promise.all(calls)
    console.log(texts.slice(0, 6).every((caps) => String(caps) === 'video/x-raw'), texts[6].startsWith('digraph'))`)
  // Node.js 26 has another name for its main thread.
  expect(output.split('\n')).toEqual([expect.stringMatching(/^node/), 'pending', 'true true'])
})

it('begins no call after its pipeline was disposed, and settles them all', () => {
  const output = run(`
    const pipeline = Pipeline.parse(source)
    const filter = pipeline.element('filter')
    await pipeline.play()
    lock(filter)
    const log = []
    const first = note(filter.get('caps'), 'first', log)
    await turns(5)
    const later = [note(filter.set('caps', 'ANY'), 'set', log), note(pipeline.dot(), 'dot', log)]
    unlock(filter)
    await pipeline[Symbol.asyncDispose]()
    await Promise.all([first, ...later])
    await note(filter.set('caps', 'ANY'), 'late', log)
    console.log(log.length, log.at(-1))`)
  expect(output).toBe('4 late ERR_DISPOSED')
})

it('checks the state when set() is called and again before the property is set', () => {
  const output = run(`
    await using pipeline = Pipeline.parse('filesrc name=file location=/dev/zero ! fakesink name=end')
    const file = pipeline.element('file')
    void file.set('location', '/dev/null')
    console.log(await file.get('location'))
    const playing = pipeline.play()
    const error = await file.set('location', '/dev/zero').catch((error) => error)
    console.log(error.code, /but this property can be set only in READY or below/.test(error.message))
    await playing
    await pipeline.stop()
    void file.set('location', '/dev/zero')
    console.log(await file.get('location'))`)
  expect(output.split('\n')).toEqual(['/dev/null', 'ERR_PROPERTY_ACCESS true', '/dev/zero'])
})
