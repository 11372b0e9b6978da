/** What the user can do something about: its message is enough, without a stack. */
export class Failure extends Error {}

/** The end of what a program wrote: there it says why it failed. */
export const endOf = (output: string) => output.trimEnd().split('\n').slice(-8).join('\n')
