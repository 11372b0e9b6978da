// Written by hand: what node-gtk itself gives every object, the methods for signals. The two keys exist for the compiler only.

export declare const signals: unique symbol
export declare const opaque: unique symbol

/** The handlers of an object's signals, by signal name. */
export type Signals<T extends SignalEmitter> = NonNullable<T[typeof signals]>

/** Any function: what a handler is before its signal is known. */
export type AnyHandler = (...args: never[]) => unknown

/**
 * An object with signals that its class does not have: those of an element from a plugin, which introspection does not know.
 *
 *     const sink = pipeline.getByName('sink') as WithSignals<Gst.Element, { handoff: (buffer: Gst.Buffer, pad: Gst.Pad) => void }>
 */
export type WithSignals<T extends SignalEmitter, S extends object> = T & { [signals]?: S }

export interface SignalEmitter {
  [signals]?: object
  connect<K extends keyof Signals<this> & string>(signal: K, callback: Signals<this>[K], after?: boolean): number
  disconnect(handlerId: number): number
  emit<K extends keyof Signals<this> & string>(
    signal: K,
    ...args: Arguments<Signals<this>[K]>
  ): Result<Signals<this>[K]>
  on<K extends keyof Signals<this> & string>(signal: K, callback: Signals<this>[K], after?: boolean): this
  once<K extends keyof Signals<this> & string>(signal: K, callback: Signals<this>[K], after?: boolean): this
  off<K extends keyof Signals<this> & string>(signal: K, callback: Signals<this>[K]): this | undefined
  addEventListener<K extends keyof Signals<this> & string>(
    signal: K,
    callback: Signals<this>[K],
    after?: boolean,
  ): this
  removeEventListener<K extends keyof Signals<this> & string>(
    signal: K,
    callback: Signals<this>[K],
  ): this | undefined
}

type Arguments<T> = T extends (...args: infer A) => unknown ? A : never
// An object may be missing whatever the handler of a class promises: nobody needs to have handled the signal.
type Result<T> = T extends (...args: never[]) => infer R ? (R extends object ? R | null : R) : never
