/** Shows progress: a line that is updated in place on a terminal, or one line per second elsewhere. */
export class Progress {
  readonly #stream: NodeJS.WriteStream
  #next = 0
  #isOnLine = false

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
  }

  /** Reports that `done` of `total` frames are done. */
  update(task: string, done: number, total: number, detail: string): void {
    const now = performance.now()
    if (now < this.#next) return
    this.#next = now + (this.#stream.isTTY ? 80 : 1000)
    this.#show(`${task}: ${done} of ${total}, ${detail}`)
  }

  /** Ends the progress display, and prints the result on a separate line. */
  end(result?: string): void {
    if (this.#isOnLine) this.#stream.write('\r\x1b[K')
    this.#isOnLine = false
    this.#next = 0
    if (result !== undefined) this.#stream.write(`${result}\n`)
  }

  #show(line: string): void {
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`)
    this.#isOnLine = this.#stream.isTTY
  }
}
