/** A promise that notes when somebody waits for it. Reading a property that holds it does not count. */
export class HeardPromise<T> extends Promise<T> {
  #onHeard: (() => void) | undefined

  // What then() returns are ordinary promises.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  /** Follows another promise, without an unhandled rejection if nobody waits. */
  static of<T>(promise: Promise<T>, onHeard: () => void): HeardPromise<T> {
    const heard = new HeardPromise<T>((resolve, reject) => {
      promise.then(resolve, reject)
    })
    heard.catch(() => undefined)
    heard.#onHeard = onHeard
    return heard
  }

  override then<Result = T, Other = never>(
    onFulfilled?: ((value: T) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Result | Other> {
    this.#onHeard?.()
    return super.then(onFulfilled, onRejected)
  }
}
