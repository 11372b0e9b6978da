// More than 200 lines, because one command has many options, inputs and errors.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

let folder: string
let outdir: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gst-allocators-types-'))
  outdir = join(folder, 'types')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('gst-allocators types', () => {
  it('writes a namespace that is installed with all that it is built on, and lists the files', () => {
    const { status, stdout, stderr } = run('types', 'GstRtp-1.0', '--outdir', outdir)
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^Gst-1\.0: .*Gst-1\.0\.gir$/m) as unknown,
    })
    expect(stdout.trim().split('\n').sort()).toEqual(
      readdirSync(outdir)
        .map((it) => join(outdir, it))
        .sort(),
    )
    expect(readdirSync(outdir)).toEqual(
      expect.arrayContaining([
        'glib-2.0.d.ts',
        'gst-1.0.d.ts',
        'gst-base-1.0.js',
        'gst-rtp-1.0.d.ts',
        'gi.d.ts',
        'provenance.json',
      ]),
    )
    expect(written('gst-rtp-1.0.d.ts')).toContain(
      'function rtpHdrextGetNtp56(data: readonly number[] | Uint8Array): [boolean, bigint]',
    )
    const { sha256 } = JSON.parse(written('provenance.json')) as { sha256: Record<string, string> }
    expect(Object.keys(sha256)).toEqual(
      expect.arrayContaining(['GLib-2.0', 'Gst-1.0', 'GstBase-1.0', 'GstRtp-1.0', 'GstAllocators-1.0']),
    )
  })

  it('writes the same files again, over its own files', () => {
    run('types', 'GModule', '-o', outdir)
    const before = readdirSync(outdir).map(written)
    expect(run('types', 'GModule', '-o', outdir).status).toBe(0)
    expect(readdirSync(outdir).map(written)).toEqual(before)
  })

  it('takes the documentation over, if that is asked for', () => {
    run('types', 'GModule-2.0', '-o', outdir)
    expect(written('gmodule-2.0.d.ts')).not.toContain('@param')
    run('types', 'GModule-2.0', '-o', outdir, '--docs')
    expect(written('gmodule-2.0.d.ts')).toMatch(/\* @param symbolName .+\n/)
  })

  it('names the package of a namespace that is missing, and writes nothing', () => {
    const { status, stderr } = run('types', 'GstWebRTC-1.0', '-o', outdir, '--gir-dir', folder)
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /Cannot find GstWebRTC-1\.0\.gir in .*Install libgstreamer-plugins-bad1\.0-dev .*\(ERR_GIR_MISSING\)/,
    )
    expect(readdirSync(folder)).toEqual([])
  })

  it('says which versions there are of a namespace that is asked for in another one', () => {
    const { status, stderr } = run('types', 'Gst-2.0', '-o', outdir)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('. Use Gst-1.0 (ERR_GIR_MISSING)') as unknown,
    })
  })

  it('asks for the version where there are several', () => {
    for (const version of ['1.0', '2.0']) writeGir('', version)
    const { status, stderr } = run('types', 'Odd', '-o', outdir, '--gir-dir', folder)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'gst-allocators: Cannot choose a version of Odd: there are Odd-1.0 and Odd-2.0. Add the version to the name (ERR_OUT_OF_RANGE)\n',
    })
  })

  it('does not overwrite a file that it has not written', () => {
    writeGir('')
    writeFileSync(join(folder, 'odd-1.0.d.ts'), 'export {}\n')
    const { status, stderr } = run('types', 'Odd-1.0', '-o', folder, '--gir-dir', folder)
    expect(status).toBe(1)
    expect(stderr).toContain(
      `Cannot write ${join(folder, 'odd-1.0.d.ts')}: the file exists and was not generated. Move it, or choose another folder (ERR_FILE_EXISTS)`,
    )
    expect(readFileSync(join(folder, 'odd-1.0.d.ts'), 'utf8')).toBe('export {}\n')
  })

  it.each<[string, string, string]>([
    [
      'an element',
      '<record name="Box"><gadget/></record>',
      'Unknown GIR element <gadget> in <record> Odd.Box',
    ],
    [
      'a type',
      `<function name="do">${returning('Gizmo')}</function>`,
      'Cannot generate types for Odd.do: Unknown type Odd.Gizmo',
    ],
    [
      'a direction',
      `<function name="do">${returning('none')}<parameters><parameter name="a" direction="sideways"><type name="gint"/></parameter></parameters></function>`,
      'Unknown direction "sideways" in Odd.do',
    ],
    [
      'arguments of any number',
      `<function name="do">${returning('none')}<parameters><parameter name="a"><varargs/></parameter></parameters></function>`,
      'Unknown GIR element <varargs> in Odd.do',
    ],
    [
      'a value',
      '<constant name="MANY" value="many"><type name="gint"/></constant>',
      'Cannot generate types for Odd.MANY: Unknown value "many" of type number',
    ],
    [
      'a version',
      '<alias name="A" version="soon"><type name="gint"/></alias>',
      'Cannot generate types for Odd.A: Unknown version "soon"',
    ],
    [
      'a base',
      '<class name="C" parent="R" glib:type-name="C"/><record name="R"/>',
      'Cannot generate types for Odd.C: Invalid base Odd.R: it is not a class but a structure',
    ],
    ['a function without a result', '<function name="do"/>', 'Missing return-value in Odd.do'],
  ])('stops at %s that it does not know, and names it', (_, body, message) => {
    writeGir(body)
    const { status, stderr } = run('types', 'Odd-1.0', '-o', outdir, '--gir-dir', folder)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining(`${message} (ERR_GIR_UNKNOWN)`) as unknown,
    })
  })

  it.each<[string, string, string]>([
    ['an alias for itself', '<alias name="A"><type name="A"/></alias>', 'Circular types: Odd.A, Odd.A'],
    [
      'a class above itself',
      '<class name="C" parent="D"/><class name="D" parent="C"/>',
      'Circular types: Odd.C, Odd.D, Odd.C',
    ],
    [
      'a name that is code',
      '<alias name="A = 1; type B"><type name="gint"/></alias>',
      'Invalid name "A = 1; type B"',
    ],
  ])('stops at %s', (_, body, message) => {
    writeGir(body)
    const { status, stderr } = run('types', 'Odd-1.0', '-o', outdir, '--gir-dir', folder)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining(`${message} (ERR_GIR_UNKNOWN)`) as unknown,
    })
  })

  it.each(['../../evil', "Odd'); process.exit(7); ('"])(
    'writes nothing for a namespace that is called %s',
    (name) => {
      writeFileSync(
        join(folder, 'Odd-1.0.gir'),
        `<repository><namespace name="${name}" version="1.0"/></repository>`,
      )
      const { status, stderr } = run('types', 'Odd-1.0', '-o', outdir, '--gir-dir', folder)
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringContaining('Invalid namespace "') as unknown,
      })
      expect(readdirSync(folder)).toEqual(['Odd-1.0.gir'])
    },
  )

  it('stops at a file that holds another namespace, and at two versions of one', () => {
    writeFileSync(
      join(folder, 'Odd-1.0.gir'),
      '<repository><namespace name="Even" version="1.0"/></repository>',
    )
    expect(run('types', 'Odd-1.0', '-o', outdir, '--gir-dir', folder).stderr).toContain(
      'Wrong file: it contains Even-1.0',
    )
    for (const version of ['1.0', '2.0']) writeGir('', version)
    const { status, stderr } = run('types', 'Odd-1.0', 'Odd-2.0', '-o', outdir, '--gir-dir', folder)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('Conflicting versions of Odd: 1.0 is already in use') as unknown,
    })
  })

  it('stops at a file that is cut off', () => {
    writeFileSync(join(folder, 'Odd-1.0.gir'), '<repository><namespace name="Odd" version="1.0"><alias')
    const { status, stderr } = run('types', 'Odd-1.0', '-o', outdir, '--gir-dir', folder)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('Not a GIR file: it is not XML') as unknown,
    })
  })

  it('takes a namespace that includes itself', () => {
    writeFileSync(
      join(folder, 'Odd-1.0.gir'),
      '<repository><include name="Odd" version="1.0"/><namespace name="Odd" version="1.0"/></repository>',
    )
    expect(run('types', 'Odd-1.0', '-o', outdir, '--gir-dir', folder).status).toBe(0)
  })

  it('puts its files in the place of links, and writes nothing elsewhere', () => {
    writeGir('')
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'odd-1.0.js'))
    expect(run('types', 'Odd-1.0', '-o', folder, '--gir-dir', folder).status).toBe(0)
    expect(readdirSync(folder)).not.toContain('elsewhere')
  })

  it.each(['', 'no xml', '<gir/>'])('stops at a file that is not a .gir file: "%s"', (text) => {
    writeFileSync(join(folder, 'Odd-1.0.gir'), text)
    const { status, stderr } = run('types', 'Odd-1.0', '-o', outdir, '--gir-dir', folder)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining(
        'Cannot generate types for Odd-1.0.gir: Not a GIR file: it has no <repository>',
      ) as unknown,
    })
  })

  it('exits with different codes for wrong usage and for failure', () => {
    expect(run('types', 'Gst-1.0')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("required option '-o, --outdir <folder>' not specified") as unknown,
    })
    expect(run('types', '-o', outdir).status).toBe(2)
    expect(run('no-such-command').status).toBe(2)
    expect(run('types', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--gir-dir <folder>') as unknown,
    })
  })

  it.each(['/proc/no/such', '/dev/null/types'])('says that it cannot write to %s', (impossible) => {
    writeGir('')
    const { status, stderr } = run('types', 'Odd-1.0', '-o', impossible, '--gir-dir', folder)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        /gst-allocators: Cannot write \/(proc|dev\/null).*: E[A-Z]+ \(ERR_SYSTEM\)\n$/,
      ) as unknown,
    })
  })
})

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function written(name: string): string {
  return readFileSync(join(outdir, name), 'utf8')
}

function returning(type: string): string {
  return `<return-value><type name="${type}"/></return-value>`
}

function writeGir(body: string, version = '1.0'): void {
  const text = `<?xml version="1.0"?><repository version="1.2"><namespace name="Odd" version="${version}">${body}</namespace></repository>`
  writeFileSync(join(folder, `Odd-${version}.gir`), text)
}
