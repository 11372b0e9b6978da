import { TaggedValue } from './tagged-value.js'
import type { Value } from './types.js'

/**
 * Metadata, such as a title and an artist.
 *
 * @see `GstTagList`
 */
export class TagList extends TaggedValue<'GstTagList'> {
  /** The tags by name. A tag with more than one value is a list. */
  readonly tags: Readonly<Record<string, Value>>

  /** @internal */
  constructor(tags: Readonly<Record<string, Value>>) {
    super('GstTagList')
    this.tags = tags
    Object.freeze(this)
  }
}

/**
 * An error as a value. `String(value)` gives its message.
 *
 * @see `GError`
 */
export class ErrorValue extends TaggedValue<'GError'> {
  /** `'core'`, `'library'`, `'resource'`, `'stream'`, or the name of another domain. */
  readonly domain: string
  /** The error number within the domain. */
  readonly number: number
  /** The name of the error within the domain, such as `'not-found'`; in another domain, the number as text. */
  readonly reason: string
  /** The message. */
  readonly message: string

  /** @internal */
  constructor(facts: Pick<ErrorValue, 'domain' | 'number' | 'reason' | 'message'>) {
    super('GError')
    this.domain = facts.domain
    this.number = facts.number
    this.reason = facts.reason
    this.message = facts.message
    Object.freeze(this)
  }

  /** Returns the message. */
  override toString(): string {
    return this.message
  }
}

/**
 * An object that a value refers to, such as a clock or an element. `String(value)` gives its path, or else its class.
 *
 * @see `GObject`
 */
export class ObjectReference extends TaggedValue<'GObject'> {
  /** The name of its class, such as `'GstSystemClock'`. */
  readonly className: string
  /** Its name; null for an object without one. */
  readonly name: string | null
  /** Its path, such as `'/GstPipeline:pipeline0/GstFakeSink:sink'`; null for an object without one. */
  readonly path: string | null

  /** @internal */
  constructor(className: string, name: string | null, path: string | null) {
    super('GObject')
    this.className = className
    this.name = name
    this.path = path
    Object.freeze(this)
  }

  /** Returns the path of the object, or the name of its class. */
  override toString(): string {
    return this.path ?? this.className
  }
}

/** A value of a type that this package cannot convert. It has a text, if GStreamer can print it. */
export class Opaque extends TaggedValue<'opaque'> {
  /** The name of its GType, such as `'GstVideoTimeCode'`. */
  readonly gtype: string
  /** The value in the syntax of pipeline descriptions; null if it has no text. */
  readonly text: string | null

  /** @internal */
  constructor(gtype: string, text: string | null) {
    super('opaque')
    this.gtype = gtype
    this.text = text
    Object.freeze(this)
  }

  /** Returns the text, or the name of the GType. */
  override toString(): string {
    return this.text ?? this.gtype
  }
}
