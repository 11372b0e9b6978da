import { fractionFault, type NumberText, readDouble, readFraction, readInt } from './number-text.js'
import type { StructureReader } from './structure-reader.js'
import type { TextFault } from './text-fault.js'
import { unwrap } from './unwrap.js'
import type { ValueType } from './value-type.js'

/** Checks a single value of a known type. Returns it if it is a number that may be a bound of a range. */
export function checkScalar(
  type: ValueType,
  raw: string,
  fault: (why: string) => TextFault,
  nested: (text: string) => StructureReader,
): NumberText | undefined {
  const quoted = raw.startsWith('"') ? unwrap(raw, fault('').position) : undefined
  const text = quoted ?? raw
  if (type === 'int' || type === 'int64' || type === 'double') {
    const number = type === 'double' ? readDouble(raw) : readInt(raw, type === 'int' ? 32 : 64, type)
    if (number === undefined) throw fault(`'${raw}' is not a number of the type ${type}`)
    return number
  }
  if (type === 'fraction') return checkFraction(raw, fault)
  if (type === 'caps') nested(text).readCaps()
  if (type === 'structure') nested(text).readStructure()
  if (type === 'taglist') nested(text).readStructure(true)
  if (type === 'features') nested(`(${text})`).readFeatures()
  // GStreamer frees the buffer twice when one of its digits is wrong.
  if (type === 'buffer' && (raw.length % 2 !== 0 || /[^\da-fA-F]/.test(raw)))
    throw fault('a buffer is written as pairs of hexadecimal digits')
  if (type === 'time' && !isTime(raw)) throw fault(`'${raw}' is not a time, such as 2025-12-31T23:59:59Z`)
  return undefined
}

function checkFraction(raw: string, fault: (why: string) => TextFault): NumberText {
  const fraction = readFraction(raw)
  if (fraction === undefined) throw fault(`'${raw}' is not a fraction, such as 30/1`)
  const why = fractionFault(fraction)
  if (why !== undefined) throw fault(why)
  return fraction
}

/** Returns true for a time that exists, to the precision that was written. */
function isTime(text: string): boolean {
  if (!timePattern.test(text)) return false
  const day = text.slice(0, 10)
  // JavaScript takes the 30th of February as a day in March.
  return day.length < 10 || new Date(day).toISOString().startsWith(day)
}

const timePattern =
  /^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)?)?)?)?$/
