/** Warns that an object was released only because it was garbage collected. */
export function warnOfLeak(what: string, stack: string | undefined): void {
  process.emitWarning(
    `${article(what)} ${what} was garbage collected before it was released. Release it with 'using' or ${releasedBy[what] ?? 'dispose()'} when you are done${
      stack === undefined ? '. Set GST_ALLOCATORS_TRACE_LEAKS=1 to see where it was created' : ''
    }`,
    {
      type: 'GstAllocatorsLeakWarning',
      code: 'WARN_LEAK',
      ...(stack === undefined ? {} : { detail: stack }),
    },
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
  // The F of Fd is pronounced "eff".
  return /^([AEIOU]|Fd)/.test(noun) ? 'An' : 'A'
}
