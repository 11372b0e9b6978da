import type { PropertySpec } from '../../src/gst/param-spec.js'

/** A value to set a property to, with the name of its kind. */
export interface Trial {
  readonly label: string
  readonly value: unknown
}

/** Returns the values to try: the ends of a range, null, the empty text, odd texts, and whatever else the type has. */
export function trialsFor({ fundamental, typeName, range, nicks }: PropertySpec): Trial[] {
  if (range !== undefined) return trials({ minimum: range.min, maximum: range.max })
  if (fundamental === 'gboolean') return trials({ true: true, false: false })
  if (fundamental === 'GEnum') return trials({ first: nicks?.[0] ?? '', last: nicks?.at(-1) ?? '' })
  if (fundamental === 'GFlags') return trials({ empty: '', all: nicks?.join('+') ?? '' })
  if (fundamental === 'gchararray') return trials({ null: null, empty: '', ...texts })
  return trials({ null: null, empty: '', ...(others[typeName] ?? {}) })
}

const texts = {
  colons: '::',
  format: 'p%s%s%n',
  path: '/nonexistent/folder/x',
  scheme: 'a://',
  number: '-1',
  name: 'x',
  quote: '"',
}

const others: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GstCaps: { any: 'ANY', none: 'EMPTY', video: 'video/x-raw', other: 'x/y' },
  GstFraction: { zero: '0/1', large: '2147483647/1', small: '1/2147483647', negative: '-1/1' },
  GstStructure: { structure: 'x', field: 'x, y=(int)1' },
  GstValueArray: { array: '< 1, 2 >', none: '< >' },
}

function trials(values: Readonly<Record<string, unknown>>): Trial[] {
  return Object.entries(values).map(([label, value]) => ({ label, value }))
}
