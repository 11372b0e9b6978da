import { c, layouts, peekStruct, littleEndian, type Pointer } from '../ffi/index.js'

/** The state of an element. */
export type State = 'void-pending' | 'null' | 'ready' | 'paused' | 'playing'

/** The state of an element and its current state change, as GstState numbers. */
export interface StateFields {
  /** The state that was requested last. */
  readonly target: number
  readonly current: number
  /** The next state of a change in progress; 0 if there is none. */
  readonly pending: number
  /** The result of the last change, a GstStateChangeReturn: 0 for a failure. */
  readonly lastReturn: number
}

/** Reads the state of an element without a lock, so it never waits. */
export function stateOf(element: Pointer): StateFields {
  const { target, current, pending, lastReturn } = layouts.GstElement
  const view = peekStruct(element, 'GstElement')
  return {
    target: view.getInt32(target, littleEndian),
    current: view.getInt32(current, littleEndian),
    pending: view.getInt32(pending, littleEndian),
    lastReturn: view.getInt32(lastReturn, littleEndian),
  }
}

/** Returns true while a thread is in a call that changes the state. The call still posts messages at its end. */
export function isChangingState(element: Pointer): boolean {
  if (!tryLockState(element)) return true
  unlockState(element)
  return false
}

/** Takes the lock that a change of state needs, and keeps others from changing the state. Returns false if it is taken. */
export function tryLockState(element: Pointer): boolean {
  return c.g_rec_mutex_trylock(element + BigInt(layouts.GstElement.stateLock)) !== 0
}

/** Gives back the lock of {@link tryLockState}. */
export function unlockState(element: Pointer): void {
  c.g_rec_mutex_unlock(element + BigInt(layouts.GstElement.stateLock))
}

/** Returns the name of a state in GStreamer's spelling, such as `'PAUSED'`. */
export function stateName(state: number): string {
  return ['VOID_PENDING', 'NULL', 'READY', 'PAUSED', 'PLAYING'][state] ?? String(state)
}

/** Converts a GstState number to its public name. */
export function toState(state: number): State {
  return states[state] ?? 'void-pending'
}

const states: readonly State[] = ['void-pending', 'null', 'ready', 'paused', 'playing']
