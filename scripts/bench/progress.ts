/** Shows on stderr how far the run has come: one line that changes on a terminal, elsewhere a line now and then. */
export function showProgress() {
  const { stderr } = process
  let nextTenth = 0
  return {
    onProgress: (done: number, total: number, what: string) => {
      const status = `${Math.floor((100 * done) / total)} %, ${what}`
      if (stderr.isTTY) stderr.write(`${CLEAR_LINE}${status.slice(0, stderr.columns - 1)}`)
      else if (done >= (nextTenth * total) / 10) {
        stderr.write(`${status}\n`)
        nextTenth++
      }
    },
    end: () => {
      if (stderr.isTTY) stderr.write(CLEAR_LINE)
    },
  }
}

const CLEAR_LINE = '\r\x1b[K'
