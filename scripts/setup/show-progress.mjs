/**
 * Shows progress: a status line that is updated in place on a terminal, or a line every 20 seconds elsewhere. Returns a
 * function that stops it.
 *
 * @param {string} title
 * @param {() => string} log Returns the output so far, of which the last line is shown.
 */
export function showProgress(title, log) {
  const start = Date.now()
  const status = () => `${title} … ${Math.round((Date.now() - start) / 1000)} s`
  if (!process.stdout.isTTY) {
    const timer = setInterval(() => console.log(status()), 20_000)
    return () => clearInterval(timer)
  }
  const draw = () => {
    process.stdout.write(
      `${CLEAR_LINE}${`${status()} ${lastLine(log())}`.slice(0, process.stdout.columns - 1)}`,
    )
  }
  draw()
  const timer = setInterval(draw, 500)
  return () => {
    clearInterval(timer)
    process.stdout.write(CLEAR_LINE)
  }
}

const CLEAR_LINE = '\r\x1b[K'

/** @param {string} log */
function lastLine(log) {
  return (
    log
      .slice(-500)
      .trimEnd()
      .split(/[\r\n]/)
      .at(-1) ?? ''
  )
}
