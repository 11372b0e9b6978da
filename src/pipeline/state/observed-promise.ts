/** A promise that notes when somebody waits for it. Reading a property that holds it does not count. */
export class ObservedPromise<T> extends Promise<T> {
  #onObserved: (() => void) | undefined

  // What then() returns are ordinary promises.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  /** Follows another promise, without an unhandled rejection if nobody waits. */
  static of<T>(promise: Promise<T>, onObserved: () => void): ObservedPromise<T> {
    const observed = new ObservedPromise<T>((resolve, reject) => {
      promise.then(resolve, reject)
    })
    observed.catch(() => undefined)
    observed.#onObserved = onObserved
    return observed
  }

  override then<Result = T, Other = never>(
    onFulfilled?: ((value: T) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Result | Other> {
    this.#onObserved?.()
    return super.then(onFulfilled, onRejected)
  }
}
