/**
 * Returns whether the output matches the comment. Text after a colon is an explanation, and <n> stands for any number.
 */
export function matchesComment(printed: string, comment: string): boolean {
  const pattern = expectedBy(comment)
    .split('<n>')
    .map((part) => part.replaceAll(/[^\w ]/g, '\\$&'))
    .join('\\d+')
  return new RegExp(`^${pattern}$`).test(printed)
}

/** Returns the part of a comment that states the output. */
export function expectedBy(comment: string): string {
  return comment.split(': ')[0] ?? ''
}

/** Matches a line of an example that prints something and has its output in a comment. */
export const PRINTING = /console\.log\((.*)\) \/\/ (.+)$/gm
