import { wrongType } from '../errors/index.js'
import { c, type Pointer } from '../ffi/index.js'
import { keepOwners } from './borrowed.js'
import { callConsuming } from './consumed.js'
import {
  type CallbackTraits,
  type FunctionTraits,
  type Introspection,
  readTraits,
} from './function-traits.js'
import { type Callback, type CallInProgress, guardCallback } from './guard-callback.js'
import { isWrapper } from './is-wrapper.js'

/** The part of node-gtk's native module that makes a JavaScript function of each C function. */
export interface FunctionMaker {
  MakeFunction: (info: object) => CFunction
}

/** A C function as node-gtk made it. */
type CFunction = (this: unknown, ...values: unknown[]) => unknown

/**
 * Adapts the C functions of all namespaces, each of which node-gtk makes in this one place. The owner of a borrowed
 * result stays alive, and what a callback throws reaches the program. In node-gtk 4.1 alone, the former is a use after
 * free, and the latter corrupts Node.js.
 */
export function adaptFunctions(maker: FunctionMaker, host: Host): void {
  const make = maker.MakeFunction
  maker.MakeFunction = (info) => adapt(make(info), info, host)
}

/** What the adapted functions need of node-gtk. */
export interface Host {
  /** Is called after node-gtk has loaded. */
  readonly introspection: () => Introspection
  /** Returns the address of the C struct behind a wrapper, or 0n if the struct is gone. */
  readonly addressOf: (wrapper: object) => Pointer
}

/** Reads what is special about a function at its first call, because a program calls only a few of the thousands. */
function adapt(original: CFunction, info: object, host: Host): CFunction {
  let traits: FunctionTraits | undefined
  function adapted(this: unknown, ...values: unknown[]): unknown {
    traits ??= readTraits(info, host.introspection())
    const { borrows, isMethod, consumesSelf, callbacks } = traits
    // node-gtk would abort the process.
    if (isMethod && !isWrapper(this))
      throw wrongType(
        `this of ${original.name}`,
        "node-gtk's wrapper of an object. Call the method on its object",
        this,
      )
    let result: unknown
    if (callbacks !== undefined) result = callGuarded(original, this, values, callbacks, host)
    else if (consumesSelf && isWrapper(this))
      result = callConsuming(this, host.addressOf, () => original.apply(this, values))
    else result = original.apply(this, values)
    if (borrows) keepOwners(result, this, values)
    return result
  }
  return Object.defineProperties(adapted, {
    name: { value: original.name },
    length: { value: original.length },
  })
}

function callGuarded(
  original: CFunction,
  self: unknown,
  values: readonly unknown[],
  callbacks: readonly CallbackTraits[],
  host: Host,
): unknown {
  const progress: CallInProgress = { isRunning: true }
  const rest = [...callbacks]
  const guarded = values.map((value) => {
    const traits = isCallback(value) ? rest.shift() : undefined
    return traits === undefined
      ? value
      : guardCallback(value as Callback, traits, progress, (wrapper) => {
          c.gst_mini_object_unref(host.addressOf(wrapper))
        })
  })
  try {
    return original.apply(self, guarded)
  } finally {
    progress.isRunning = false
  }
}

/** Returns true for a function that is not one of node-gtk's classes. */
function isCallback(value: unknown): value is Callback {
  return typeof value === 'function' && !('__gtype__' in ((value.prototype as object | undefined) ?? {}))
}
