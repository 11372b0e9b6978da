// How a socket waits to send and to receive, and how an AbortSignal or a close ends the wait.
import { describe, expect, it } from '@jest/globals'
import { createMemfd } from '../../src/fd.js'
import { rejectionOf } from '../support/rejection.js'
import { withPair } from '../support/with-pair.js'

describe('FdSocket', () => {
  it('reports the end to every receive() once all messages are received', () =>
    withPair(async (here, there) => {
      await here.send(1)
      const [first, second, third] = [there.receive(), there.receive(), there.receive()]
      here.close()
      expect((await first)?.message).toBe(1)
      expect([await second, await third, await there.receive()]).toEqual([null, null, null])
      expect((await rejectionOf(there.send(1))).code).toBe('ERR_PEER_CLOSED')
    }))

  it('closed here, gives no more messages, and refuses to send', () =>
    withPair(async (here) => {
      const waiting = here.receive()
      here.close()
      here.close()
      expect([await waiting, await here.receive(), here.fd, here.closed]).toEqual([null, null, -1, true])
      expect((await rejectionOf(here.send(1))).code).toBe('ERR_SOCKET_CLOSED')
    }))

  it('waits when the other side does not keep up, and keeps all messages in order', () =>
    withPair(async (here, there) => {
      const text = 'x'.repeat(60_000)
      let sent = 0
      const sending = Promise.all(
        Array.from({ length: 50 }, async (_, index) => {
          await here.send({ index, text })
          sent++
        }),
      )
      await new Promise((resolve) => setImmediate(resolve))
      expect(sent).toBeGreaterThan(0)
      expect(sent).toBeLessThan(50)
      for (let index = 0; index < 50; index++)
        expect((await there.receive())?.message).toMatchObject({ index })
      await sending
    }))

  it('pending sends end with the socket, on either side', () =>
    withPair(async (here, there) => {
      using fd = createMemfd(4096, { sealed: true })
      const fill = () => Array.from({ length: 20 }, () => here.send('x'.repeat(60_000), [fd]))
      const results = Promise.allSettled(fill())
      await new Promise((resolve) => setImmediate(resolve))
      there.close()
      const codes = (await results).map((result) =>
        result.status === 'fulfilled' ? 'ok' : (result.reason as { code: string }).code,
      )
      expect(new Set(codes)).toEqual(new Set(['ok', 'ERR_PEER_CLOSED']))
    }))

  it('rejects pending sends when it is closed on this side', () =>
    withPair(async (here) => {
      const results = Promise.allSettled(Array.from({ length: 20 }, () => here.send('x'.repeat(60_000))))
      await new Promise((resolve) => setImmediate(resolve))
      here.close()
      const codes = (await results).map((result) =>
        result.status === 'fulfilled' ? 'ok' : (result.reason as { code: string }).code,
      )
      expect(new Set(codes)).toEqual(new Set(['ok', 'ERR_SOCKET_CLOSED']))
    }))

  it('an AbortSignal ends a pending receive(), and no message is lost', () =>
    withPair(async (here, there) => {
      const controller = new AbortController()
      const reason = new Error('enough')
      const waiting = [there.receive({ signal: controller.signal }), there.receive()]
      const results = Promise.allSettled(waiting)
      controller.abort(reason)
      await here.send('for who still waits')
      expect(await results).toMatchObject([
        { status: 'rejected', reason },
        { status: 'fulfilled', value: { message: 'for who still waits' } },
      ])
      await expect(there.receive({ signal: controller.signal })).rejects.toBe(reason)
      await expect(there.messages({ signal: AbortSignal.abort() }).next()).rejects.toThrow('aborted')
      await expect(here.send(1, [], { signal: controller.signal })).rejects.toBe(reason)
    }))

  it('an AbortSignal cancels pending sends', () =>
    withPair(async (here, there) => {
      const controller = new AbortController()
      using fd = createMemfd(4096, { sealed: true })
      const kept = Array.from({ length: 20 }, (_, index) =>
        here.send({ index, text: 'x'.repeat(60_000) }, [fd]),
      )
      const given = here.send('never', [fd], { signal: controller.signal })
      const results = Promise.allSettled([given])
      controller.abort()
      expect(await results).toMatchObject([{ status: 'rejected', reason: { name: 'AbortError' } }])
      const last = here.send('last')
      for (let index = 0; index < 20; index++) {
        using received = await there.receive()
        expect(received?.message).toMatchObject({ index })
      }
      expect((await there.receive())?.message).toBe('last')
      await Promise.all([...kept, last])
    }))

  it('accepts one signal for any number of calls', () =>
    withPair(async (here) => {
      const warnings: Error[] = []
      const note = (warning: Error) => warnings.push(warning)
      process.on('warning', note)
      const controller = new AbortController()
      const waiting = Array.from({ length: 20 }, () => here.receive({ signal: controller.signal }))
      controller.abort()
      for (const one of await Promise.allSettled(waiting))
        expect(one).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } })
      await new Promise((resolve) => setImmediate(resolve))
      process.off('warning', note)
      expect(warnings).toEqual([])
    }))

  it('reads a signal once, and refuses objects that only look like signals', () =>
    withPair(async (here) => {
      let looks = 0
      const options = {
        get signal() {
          return looks++ === 0 ? AbortSignal.abort() : 'another'
        },
      }
      await expect(here.receive(options as never)).rejects.toThrow('aborted')
      const signal = Object.create(AbortSignal.prototype) as AbortSignal
      expect((await rejectionOf(here.receive({ signal }))).code).toBe('ERR_INVALID_ARG_TYPE')
    }))
})
