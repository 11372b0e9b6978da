/** Tells the program, once for each lost object, that it released something only by garbage collection. */
export function warnOfLeak(what: string, stack: string | undefined): void {
  const warning = new Error(
    `${article(what)} ${what} was garbage collected and only then released. Release it when you are done: with 'using', or by a call of ${releasedBy[what] ?? 'dispose()'}${
      stack === undefined ? '. Set GST_ALLOCATORS_TRACE_LEAKS=1 to see where it was made' : ''
    }`,
  )
  warning.name = 'GstAllocatorsLeakWarning'
  process.emitWarning(
    Object.assign(warning, { code: 'WARN_LEAK', ...(stack === undefined ? {} : { detail: stack }) }),
  )
}

const releasedBy: Readonly<Record<string, string>> = {
  OwnedFd: 'close()',
  Mapping: 'unmap()',
  FdSocket: 'close()',
  FdSocketServer: 'close()',
  Pipeline: 'stop()',
}

function article(noun: string): string {
  // One says F as eff.
  return /^([AEIOU]|Fd)/.test(noun) ? 'An' : 'A'
}
