import type { Fault } from './sweep.js'

/** Describes a fault in one line. */
export function describeFault({ kind, state, attempt, how, isReproducible }: Fault): string {
  const when = { null: 'in NULL', ready: 'in READY', before: 'before it plays', playing: 'while it plays' }[
    state
  ]
  return `✗ ${kind}: ${attempt.property} = ${attempt.label} ${when}: ${how}${isReproducible ? '' : ' (not alone)'}`
}
