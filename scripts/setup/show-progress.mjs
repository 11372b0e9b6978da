/**
 * Shows that something is at work: on a terminal by one line that changes, elsewhere by a line now and then. Returns
 * what ends it.
 *
 * @param {string} title
 * @param {() => string} log What the work has said so far; its last line is shown.
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
