import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { warnOfFault } from '../errors/index.js'
import { warnOfLeak } from './warn-of-leak.js'

/** What an object holds, so that it can be released after the object was garbage collected. It must not refer to the object. */
export interface HeldResource {
  /** Where the object was created, if leak tracing is on. */
  stack: string | undefined
}

/** A companion of one object. Only that object may refer to it, so that both are collected together. */
export class Guard<R extends HeldResource> {
  readonly held: R

  constructor(held: R) {
    this.held = held
  }
}

/**
 * Detects objects that are garbage collected without having been released, releases them and prints a warning. Retired
 * guards are reused, because registering one is slow.
 */
export class Guards<R extends HeldResource> {
  readonly #idle: Guard<R>[] = []
  readonly #lost = new FinalizationRegistry<R>((held) => {
    this.#onLost(held)
  })
  readonly #what: string
  readonly #make: () => R
  readonly #release: (held: R) => unknown

  /** `what` names the object in the warning. `release` frees what it held; 'quiet' as its result prevents that. */
  constructor(what: string, make: () => R, release: (held: R) => unknown) {
    this.#what = what
    this.#make = make
    this.#release = release
  }

  /** Returns a guard for a new object, which must refer to it until `retire`. */
  issue(): Guard<R> {
    const stack = traceLeaks ? stackOfCaller() : undefined
    const guard = this.#idle.pop() ?? this.#register()
    guard.held.stack = stack
    live++
    return guard
  }

  /** Takes back the guard of a released object, which must drop its reference to it. */
  retire(guard: Guard<R>): void {
    live--
    if (this.#idle.length < maxIdleGuards) this.#idle.push(guard)
    else this.#lost.unregister(guard)
  }

  #register(): Guard<R> {
    const guard = new Guard(this.#make())
    this.#lost.register(guard, guard.held, guard)
    return guard
  }

  #onLost(held: R): void {
    live--
    try {
      if (this.#release(held) === 'quiet') return
    } catch (error) {
      // Called from a finalizer, where an uncaught error would end the process.
      warnOfFault(error)
    }
    warnOfLeak(this.#what, held.stack)
  }
}

/** Returns how many objects currently hold a native resource. */
export function liveObjects(): number {
  return live
}

let live = 0

function stackOfCaller(): string {
  const { stack = '' } = new Error()
  const own = ownFolders()
  // Frames inside this package do not help the user.
  const lines = stack
    .split('\n')
    .filter((line) => line.startsWith('    at ') && !own.some((folder) => line.includes(folder)))
  return ['It was created here:', ...lines].join('\n')
}

/** Returns where this package is, as stacks have it: a URL, or with source maps the path of a file in src. */
function ownFolders(): string[] {
  // Chunks are as deep in dist as this file in src. Not a URL, which bundlers of programs would look for.
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
  return ['src', 'dist']
    .map((folder) => join(root, folder) + sep)
    .flatMap((folder) => [`(${folder}`, `at ${folder}`, pathToFileURL(folder).href])
}

const maxIdleGuards = 256
const traceLeaks = process.env['GST_ALLOCATORS_TRACE_LEAKS'] === '1'
