import { TaggedValue } from './tagged-value.js'

/**
 * A day, without a time or time zone. `String(value)` gives `'2024-05-17'`.
 *
 * @see `GDate`
 */
export class CalendarDate extends TaggedValue<'GDate'> {
  /** The year. */
  readonly year: number
  /** The month, from 1 to 12. */
  readonly month: number
  /** The day of the month, from 1 to 31. */
  readonly day: number
  readonly #text: string

  /** @internal */
  constructor(text: string) {
    super('GDate')
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
    this.year = year
    this.month = month
    this.day = day
    this.#text = text
    Object.freeze(this)
  }

  /** Returns the day as text, such as `'2024-05-17'`. */
  override toString(): string {
    return this.#text
  }
}

/**
 * A date, of which only the year need be known, and perhaps a time. `String(value)` gives ISO 8601.
 *
 * @see `GstDateTime`
 */
export class DateTime extends TaggedValue<'GstDateTime'> {
  /** The year. */
  readonly year: number
  /** The month, from 1 to 12; null if it is unknown, and then everything that follows is too. */
  readonly month: number | null
  /** The day of the month, from 1 to 31. */
  readonly day: number | null
  /** The hour, from 0 to 23. */
  readonly hour: number | null
  /** The minute, from 0 to 59. */
  readonly minute: number | null
  /** The second, with its fraction. */
  readonly second: number | null
  /** The offset from UTC in minutes. */
  readonly utcOffset: number | null
  readonly #text: string

  /** @internal */
  constructor(text: string) {
    super('GstDateTime')
    const [, year, month, day, hour, minute, second, zone] = pattern.exec(text) ?? []
    this.year = Number(year)
    this.month = toNumber(month)
    this.day = toNumber(day)
    this.hour = toNumber(hour)
    this.minute = toNumber(minute)
    this.second = toNumber(second)
    this.utcOffset = zone === undefined ? null : toMinutes(zone)
    this.#text = text
    Object.freeze(this)
  }

  /** Returns the date in ISO 8601, such as `'2024-05-17T10:20:30Z'`, or only `'2024'`. */
  override toString(): string {
    return this.#text
  }
}

const pattern = /^(\d+)(?:-(\d+))?(?:-(\d+))?(?:T(\d+):(\d+)(?::([\d.]+))?(Z|[+-]\d+(?::?\d+)?)?)?$/

function toNumber(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

function toMinutes(zone: string): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? ['', '+', '0']
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}
