import { warnOfLeak } from './warn-of-leak.js'

/** What is left of an object when it is lost: enough to release it, and never a way back to the object. */
export interface Remains {
  /** Where the object was made, when the program asked for it. */
  stack: string | undefined
}

/** Tied to one object: the object must be the only one that holds it. */
export class Guard<R extends Remains> {
  readonly remains: R

  constructor(remains: R) {
    this.remains = remains
  }
}

/**
 * Notices objects that are garbage collected although nobody released them, warns, and releases them.
 * Guards are used again after `retire`, because registering one is slow.
 */
export class Guards<R extends Remains> {
  readonly #idle: Guard<R>[] = []
  readonly #lost = new FinalizationRegistry<R>((remains) => {
    this.#onLost(remains)
  })
  readonly #what: string
  readonly #make: () => R
  readonly #release: (remains: R) => unknown

  /** `what` names the object in the warning; `release` is called with the remains of a lost one, and says when that needs no warning. */
  constructor(what: string, make: () => R, release: (remains: R) => unknown) {
    this.#what = what
    this.#make = make
    this.#release = release
  }

  /** A guard for a new object, which must hold it until `retire`. */
  issue(): Guard<R> {
    const stack = traceLeaks ? stackOfCaller() : undefined
    const guard = this.#idle.pop() ?? this.#register()
    guard.remains.stack = stack
    live++
    return guard
  }

  /** Takes the guard of an object that was released. The object must let go of it. */
  retire(guard: Guard<R>): void {
    live--
    if (this.#idle.length < maxIdle) this.#idle.push(guard)
    else this.#lost.unregister(guard)
  }

  #register(): Guard<R> {
    const guard = new Guard(this.#make())
    this.#lost.register(guard, guard.remains, guard)
    return guard
  }

  #onLost(remains: R): void {
    live--
    try {
      if (this.#release(remains) === 'quiet') return
    } catch (error) {
      // There is no caller to throw to here: thrown, it would end the process.
      process.emitWarning(error instanceof Error ? error : String(error))
    }
    warnOfLeak(this.#what, remains.stack)
  }
}

/** How many objects hold something native at the moment. */
export function liveObjects(): number {
  return live
}

let live = 0

function stackOfCaller(): string {
  const { stack = '' } = new Error()
  // What is of this package says nothing to the program.
  const lines = stack
    .split('\n')
    .filter((line) => line.startsWith('    at ') && !line.includes(packageFolder))
  return ['It was made here:', ...lines].join('\n')
}

const packageFolder = new URL('..', import.meta.url).pathname

const maxIdle = 256
const traceLeaks = process.env['GST_ALLOCATORS_TRACE_LEAKS'] === '1'
