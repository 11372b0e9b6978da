// Each program runs in a child process, where a reference that is dropped twice is a CRITICAL or a crash.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

/** Runs a statement many times, each with a collection of garbage soon after, and prints what it returned last. */
function repeat(statement: string): unknown {
  const { stdout, stderr, status } = runScript(
    `
    import { readdirSync, readlinkSync } from 'node:fs'
    import { createMemfd, FdAllocator } from 'gst-allocators'
    import { GLib, GObject, Gst } from 'gst-allocators/gi'
    const readlink = (fd) => { try { return readlinkSync('/proc/self/fd/' + fd) } catch { return '' } }
    const shared = Gst.ElementFactory.make('capsfilter', null)
    shared.caps = Gst.Caps.fromString('video/x-raw, width=[1,9]')
    const bytes = (...values) => Gst.Buffer.newWrapped(values)
    const empty = () => Gst.Caps.newEmpty()
    const run = () => { ${statement} }
    let last
    for (let turn = 0; turn < 100; turn++) {
      last = run()
      if (turn % 10 !== 0) continue
      globalThis.gc()
      await new Promise((resolve) => setImmediate(resolve))
      globalThis.gc()
    }
    console.log(String(last), shared.caps.toString())
    `,
    ['--expose-gc'],
  )
  return { printed: stdout.trim(), stderr, status }
}

const caps = 'video/x-raw, width=(int)[ 1, 9 ]'

describe('a method that takes over a reference to its object', () => {
  it.each([
    [
      'caps.fixate() of caps that an element has',
      'return shared.caps.fixate().toString()',
      'video/x-raw, width=(int)1',
    ],
    ['caps.truncate()', 'return shared.caps.truncate().getSize()', 1],
    ['caps.merge() of any caps', 'return empty().merge(Gst.Caps.newAny()).toString()', 'ANY'],
    ['caps.normalize()', "return Gst.Caps.fromString('a/b, c={1,2}').normalize().getSize()", 2],
    ['buffer.append()', 'return bytes(1).append(bytes(2)).getSize()', 2],
    [
      'buffer.append() of a buffer that a sample has',
      'const sample = Gst.Sample.new(bytes(1), null, null, null); sample.getBuffer().append(bytes(2)); return sample.getBuffer().getSize()',
      1,
    ],
    [
      'memory.makeMapped()',
      'const [memory, info] = bytes(1, 2).getMemory(0).makeMapped(Gst.MapFlags.READ); memory.unmap(info); return memory.size',
      2,
    ],
    ['bytes.unrefToArray()', 'GLib.Bytes.new([1, 2]).unrefToArray(); return 1', 1],
    ['uri.makeWritable()', "return Gst.Uri.fromString('http://a/b').makeWritable().toString()", 'http://a/b'],
    [
      'allocator.setDefault()',
      "Gst.Allocator.find('SystemMemory').setDefault(); return Gst.Allocator.find(null) !== null",
      true,
    ],
    ['a call with a wrong argument', 'try { empty().merge(5) } catch { return 1 }', 1],
  ])('leaves the object to its wrapper: %s', (_, statement, last) => {
    expect(repeat(statement)).toEqual({ printed: `${last} ${caps}`, stderr: '', status: 0 })
  })

  it('does not change the object, and returns the result', () => {
    const statement =
      'const one = bytes(1); const both = one.append(bytes(2)); return [one.getSize(), both.getSize()]'
    expect(repeat(statement)).toEqual({ printed: `1,2 ${caps}`, stderr: '', status: 0 })
  })

  it('drops all references in the end', () => {
    const statement = `
      const memory = new FdAllocator().alloc(createMemfd(16), 16)
      const buffer = Gst.Buffer.new()
      buffer.appendMemory(memory.gi)
      memory.dispose()
      buffer.append(bytes(2))
      const [mapped, info] = buffer.getMemory(0).makeMapped(Gst.MapFlags.READ)
      mapped.unmap(info)
      try { buffer.append(5) } catch {}
      return readdirSync('/proc/self/fd').map((fd) => readlink(fd)).filter((path) => path.startsWith('/memfd:')).length < 30`
    expect(repeat(statement)).toEqual({ printed: `true ${caps}`, stderr: '', status: 0 })
  })
})

it('a GObject.Value is freed as it was allocated', () => {
  const statement = `
    const value = new GObject.Value()
    value.init(GObject.typeFromName('gint'))
    value.setInt(5)
    const structure = Gst.Structure.newEmpty('a')
    structure.setValue('b', value)
    return structure.toString()`
  expect(repeat(statement)).toEqual({ printed: `a, b=(int)5; ${caps}`, stderr: '', status: 0 })
})

it('the setting of GLib is not left in the environment of child processes', () => {
  const { stdout } = runScript(
    "import { Gst } from 'gst-allocators/gi'\nGst.Caps\nconsole.log(process.env.G_SLICE)",
  )
  expect(stdout.trim()).toBe('undefined')
})
