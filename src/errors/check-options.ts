import { checkObject, wrongType } from './check.js'
import { didYouMean } from './did-you-mean.js'
import { GstAllocatorsError } from './gst-allocators-error.js'

/** The names of all options of a type, so that the compiler refuses a list that lacks one. */
export type OptionNames<Options> = Readonly<Record<keyof Options & string, true>>

/** Throws unless the value is an object without any option that is not known, because a mistyped one has no effect. */
export function checkOptions<Options extends object>(
  options: Options,
  known: OptionNames<Options>,
  name = 'options',
): void {
  checkObject(name, options)
  // In an array, as in a string, the keys are positions.
  if (Array.isArray(options)) throw wrongType(name, 'an object with options', options)
  for (const key of Object.keys(options))
    if (!Object.hasOwn(known, key)) throw unknownOption(key, name, known)
}

function unknownOption(key: string, name: string, known: object): GstAllocatorsError {
  const names = Object.keys(known)
  const meant = didYouMean(key, names)
  return new GstAllocatorsError(
    'ERR_INVALID_ARG_TYPE',
    `Cannot use '${key}' in ${name}${meant === '' ? `: there is no such option. Use ${names.join(', ')}` : meant}`,
  )
}
