/** Tells whether an example printed what it says in a comment. What follows a colon explains, and <n> is any number. */
export function matchesComment(printed: string, comment: string): boolean {
  const pattern = expectedBy(comment)
    .split('<n>')
    .map((part) => part.replaceAll(/[^\w ]/g, '\\$&'))
    .join('\\d+')
  return new RegExp(`^${pattern}$`).test(printed)
}

/** What a comment says that is printed. */
export function expectedBy(comment: string): string {
  return comment.split(': ')[0] ?? ''
}

/** A line of an example that prints something, and says so in a comment. */
export const PRINTING = /console\.log\((.*)\) \/\/ (.+)$/gm
