import { layouts, peekStruct, littleEndian, type Pointer } from '../../ffi/index.js'

/** Where an element is, and where it is going, by the numbers of GstState. */
export interface StateOf {
  /** What was asked for last. */
  readonly target: number
  readonly current: number
  /** 0 when it is not on its way anywhere. */
  readonly pending: number
  /** What the last change came to: 0 for a failure. */
  readonly lastReturn: number
}

/** Reads the state of an element without a lock, and so without ever waiting. */
export function stateOf(element: Pointer): StateOf {
  const { target, current, pending, lastReturn, size } = layouts.GstElement
  const view = peekStruct(element, size)
  return {
    target: view.getInt32(target, littleEndian),
    current: view.getInt32(current, littleEndian),
    pending: view.getInt32(pending, littleEndian),
    lastReturn: view.getInt32(lastReturn, littleEndian),
  }
}

/** The name of a state. */
export function stateName(state: number): string {
  return ['VOID_PENDING', 'NULL', 'READY', 'PAUSED', 'PLAYING'][state] ?? String(state)
}
