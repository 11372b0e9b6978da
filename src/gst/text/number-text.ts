/** A number in a caps text, with the type that GStreamer gives it. Bounds of ranges are compared by it. */
export interface NumberText {
  readonly type: 'int' | 'int64' | 'double' | 'fraction'
  /** The value; for a fraction, its numerator. */
  readonly value: number | bigint
  readonly denominator: bigint
}

/** Reads a number as GStreamer does for a field without a type: as an int, a double or a fraction, in this order. */
export function readNumber(text: string): NumberText | undefined {
  return readInt(text, 32, 'int') ?? readDouble(text) ?? readFraction(text)
}

/** Reads an integer of 32 or 64 bits. Like GStreamer, it takes the upper half of the unsigned numbers as negative. */
export function readInt(text: string, bits: 32 | 64, type: 'int' | 'int64'): NumberText | undefined {
  const limit = 1n << BigInt(bits - 1)
  const word = own(words, text.toLowerCase())
  if (word !== undefined) return { type, value: word(limit), denominator: 1n }
  const [, sign, digits] = /^([+-]?)(0[xX][\da-fA-F]{1,16}|0[0-7]{0,22}|[1-9]\d{0,19})$/.exec(text) ?? []
  if (digits === undefined) return undefined
  const size = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits)
  if (size >> 64n !== 0n) return undefined
  const value = BigInt.asIntN(64, sign === '-' ? -size : size)
  const fits = bits === 64 || (value >= 0n ? value >> 32n === 0n : value >= -limit)
  return fits ? { type, value: BigInt.asIntN(bits, value), denominator: 1n } : undefined
}

/** Reads a real number. NaN and hexadecimal numbers have no value to compare. */
export function readDouble(text: string): NumberText | undefined {
  const word = own({ min: -Number.MAX_VALUE, max: Number.MAX_VALUE }, text.toLowerCase())
  if (word !== undefined) return { type: 'double', value: word, denominator: 1n }
  if (/^[+-]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})([eE][+-]?\d{1,9})?$/.test(text))
    return { type: 'double', value: Number(text), denominator: 1n }
  const [, sign] = /^([+-]?)inf(inity)?$/i.exec(text) ?? []
  if (sign !== undefined)
    return { type: 'double', value: sign === '-' ? -Infinity : Infinity, denominator: 1n }
  if (/^[+-]?(nan|0x[\da-f]*\.?[\da-f]*(p[+-]?\d+)?)$/i.test(text))
    return { type: 'double', value: Number.NaN, denominator: 1n }
  return undefined
}

/** Reads a fraction or a whole number. The caller checks the result with {@link fractionFault}. */
export function readFraction(text: string): NumberText | undefined {
  const word = own({ min: [-largest, 1n], max: [largest, 1n], '1/max': [1n, largest] }, text.toLowerCase())
  if (word !== undefined) return { type: 'fraction', value: word[0] ?? 0n, denominator: word[1] ?? 1n }
  const [, sign, numerator, over = '1'] = /^([+-]?)(\d{1,400})(?:\/([+-]?\d{1,400}))?$/.exec(text) ?? []
  if (numerator === undefined) return undefined
  const value = BigInt(numerator)
  const denominator = BigInt(over.replace('+', ''))
  return { type: 'fraction', value: sign === '-' ? -value : value, denominator }
}

/** Returns what is wrong with a fraction, or undefined. */
export function fractionFault({ value, denominator }: NumberText): string | undefined {
  if (denominator === 0n) return 'a fraction cannot have the denominator 0'
  const tooLarge = [BigInt(value), denominator].some((part) => part > largest || part < -largest)
  return tooLarge ? 'the parts of a fraction must be from -2147483647 to 2147483647' : undefined
}

/** Returns true if the first number is less than the second one. Both have the same type. */
export function isLess(one: NumberText, other: NumberText): boolean {
  if (one.type !== 'fraction') return one.value < other.value
  const [first, second] = [one, other].map(({ value, denominator }) => {
    const sign = denominator < 0n ? -1n : 1n
    return { top: BigInt(value) * sign, bottom: denominator * sign }
  })
  return first !== undefined && second !== undefined && first.top * second.bottom < second.top * first.bottom
}

/** Returns a member of an object, but none that every object has, such as `constructor`. */
function own<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined
}

const largest = 2n ** 31n - 1n

const words: Readonly<Record<string, (limit: bigint) => bigint>> = {
  min: (limit) => -limit,
  max: (limit) => limit - 1n,
  little_endian: () => 1234n,
  big_endian: () => 4321n,
  byte_order: () => 1234n,
}
