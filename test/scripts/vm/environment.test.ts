import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { guestEnvironment } from '../../../scripts/vm/environment.js'

describe('guestEnvironment()', () => {
  it('passes on the variables that configure tools', () => {
    const env = {
      CI: 'true',
      GST_DEBUG: '3',
      G_DEBUG: 'fatal-criticals',
      LC_ALL: 'C',
      NODE_OPTIONS: '--expose-gc',
    }
    expect(guestEnvironment(env)).toMatchObject(env)
  })

  it('passes on no other variable, such as secrets or the names of sessions', () => {
    const env = guestEnvironment({
      TOKEN: 'secret',
      DISPLAY: ':0',
      XDG_RUNTIME_DIR: '/run/user/1',
      TMPDIR: '/x',
    })
    expect(Object.keys(env)).toEqual(['HOME', 'PATH'])
  })

  it('finds this Node.js first, and the home folder', () => {
    const { HOME, PATH = '' } = guestEnvironment({ HOME: '/elsewhere', PATH: '/elsewhere' })
    expect(HOME).toBe(homedir())
    expect(PATH.split(':')[0]).toBe(dirname(process.execPath))
    expect(PATH).not.toContain('elsewhere')
  })
})
