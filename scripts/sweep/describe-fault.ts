import type { Fault } from './sweep.js'

/** Describes a fault in one line. */
export function describeFault({ kind, state, attempts, how }: Fault): string {
  const when = { null: 'in NULL', ready: 'in READY', before: 'before it plays', playing: 'while it plays' }[
    state
  ]
  const what = attempts.map(({ property, label }) => `${property} = ${label}`).join(' and ')
  return `✗ ${kind}: ${what} ${when}: ${how}`
}
