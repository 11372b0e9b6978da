// What node-gtk itself gives every object: the methods for signals. The two keys exist for the compiler only.

export declare const signals: unique symbol
export declare const opaque: unique symbol

/** The handlers of an object's signals, by signal name. */
export type Signals<T extends SignalEmitter> = NonNullable<T[typeof signals]>

/** A signal that introspection does not know: that of an element from a plugin. */
export type OtherSignal<T extends SignalEmitter, S extends string> = S extends keyof Signals<T> ? never : S

export type AnyHandler = (...args: never[]) => unknown

export interface SignalEmitter {
  [signals]?: object
  connect<K extends keyof Signals<this>>(signal: K, callback: Signals<this>[K], after?: boolean): number
  connect<S extends string>(signal: OtherSignal<this, S>, callback: AnyHandler, after?: boolean): number
  disconnect(handlerId: number): number
  emit<K extends keyof Signals<this>>(
    signal: K,
    ...args: Arguments<Signals<this>[K]>
  ): Result<Signals<this>[K]>
  emit<S extends string>(signal: OtherSignal<this, S>, ...args: unknown[]): unknown
  on<K extends keyof Signals<this>>(signal: K, callback: Signals<this>[K], after?: boolean): this
  on<S extends string>(signal: OtherSignal<this, S>, callback: AnyHandler, after?: boolean): this
  once<K extends keyof Signals<this>>(signal: K, callback: Signals<this>[K], after?: boolean): this
  once<S extends string>(signal: OtherSignal<this, S>, callback: AnyHandler, after?: boolean): this
  off(signal: string, callback: AnyHandler): this | undefined
  addEventListener<K extends keyof Signals<this>>(
    signal: K,
    callback: Signals<this>[K],
    after?: boolean,
  ): this
  addEventListener<S extends string>(
    signal: OtherSignal<this, S>,
    callback: AnyHandler,
    after?: boolean,
  ): this
  removeEventListener(signal: string, callback: AnyHandler): this | undefined
}

type Arguments<T> = T extends (...args: infer A) => unknown ? A : never
type Result<T> = T extends (...args: never[]) => infer R ? R : never
