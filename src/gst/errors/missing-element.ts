import { didYouMean } from '../../errors/index.js'
import { installHint, packagedElements, packageOfElement, packagesOfDecoder } from '../../packages/index.js'
import { installedKinds } from '../registry.js'

/** Returns the remedy for an unknown kind of element: the package that has it, or the name that was probably meant. */
export function missingElement(kind: string): { fix?: string; meant: string } {
  const names = packageOfElement(kind)
  if (names !== undefined) return { fix: installHint(names), meant: '' }
  return { meant: didYouMean(kind, [...installedKinds(), ...packagedElements()]) }
}

/** Returns how to install a decoder for a media type, or undefined if no package is known to have one. */
export function missingDecoder(mediaType: string): string | undefined {
  const names = packagesOfDecoder(mediaType)
  return names === undefined ? undefined : installHint(names)
}
