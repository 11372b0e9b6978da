import { setImmediate } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { claimTurn, mayWaitFor } from '../../../src/pipeline/sink/wait-turn.js'

it('lets one sink be waited for in a turn of the event loop, as often as it likes, and then another one', async () => {
  const [one, other] = [1n, 2n]
  expect([mayWaitFor(one), mayWaitFor(other)]).toEqual([true, true])
  claimTurn(one)
  expect([mayWaitFor(one), mayWaitFor(other)]).toEqual([true, false])
  await setImmediate()
  expect([mayWaitFor(one), mayWaitFor(other)]).toEqual([true, true])
})
