/** Warns that the bytes of a mapping were transferred to another ArrayBuffer and can never be unmapped. */
export function warnOfTransfer(size: number): void {
  process.emitWarning(
    `The ${size} bytes of a mapping were transferred to another ArrayBuffer: they stay mapped until the process ends`,
    { type: 'GstAllocatorsLeakWarning', code: 'WARN_VIEW_TRANSFERRED' },
  )
}
