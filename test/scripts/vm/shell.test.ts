import { execFileSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { shellCommand, shellExports } from '../../../scripts/vm/shell.js'

const hard = [`it's`, '', '$HOME `id` "x"', 'a\nb', '*', '\\']
const run = (script: string) => execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })

describe('shellCommand()', () => {
  it('passes each word unchanged', () => {
    expect(run(shellCommand(['printf', '<%s>', ...hard]))).toBe(hard.map((word) => `<${word}>`).join(''))
  })
})

describe('shellExports()', () => {
  it('sets each variable to its value', () => {
    const variables = Object.fromEntries(hard.map((value, at) => [`V${at}`, value]))
    const print = shellCommand([process.execPath, '-p', 'JSON.stringify(process.env)'])
    expect(JSON.parse(run(shellExports(variables) + print))).toMatchObject(variables)
  })
})
