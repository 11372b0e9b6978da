/** An error that the user can do something about. Its message is shown without a stack trace. */
export class Failure extends Error {}

/** Returns the last lines of a program's output, which usually say why it failed. */
export const endOf = (output: string) => output.trimEnd().split('\n').slice(-8).join('\n')
