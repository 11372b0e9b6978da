/**
 * Shows progress on stderr: a line that is updated in place on a terminal, or a line per tenth of the run elsewhere.
 */
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
