import { GstAllocatorsError } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import { sourcePadsOf } from '../elements/each-element.js'
import { capsOf } from '../elements/property.js'
import { type FrameRule, readFrameRule } from './frame-rule.js'
import { pathsBehind } from './paths-behind.js'

/**
 * Keeps from an appsrc what is not whole frames of its raw media. Encoders use a frame that they could not map, which ends the process.
 */
export class WholeFrames {
  readonly #source: Pointer
  readonly #name: string
  /** By the addresses of caps, which are held so that no others can have them, and nobody can write to them. */
  readonly #known = new Map<string, { caps: readonly Pointer[]; rule: FrameRule | undefined }>()
  #paths: readonly (readonly Pointer[])[] | undefined

  constructor(source: Pointer, name: string) {
    this.#source = source
    this.#name = name
  }

  /** The error that a buffer is not to be pushed with; undefined when it may be. `caps` are those that come with it. */
  refusal(buffer: Pointer, caps: Pointer | null): GstAllocatorsError | undefined {
    const size = Number(c.gst_buffer_get_size(buffer))
    const broken = this.#rules(caps).find((rule) => !rule.fits(size) && !rule.describesItself(buffer))
    return (
      broken &&
      new GstAllocatorsError(
        'ERR_OUT_OF_RANGE',
        `Cannot push ${size} bytes into '${this.#name}': ${broken.reason}`,
        { element: this.#name, size, required: broken.required },
      )
    )
  }

  /** Gives all references back. It can be used again. */
  release(): void {
    this.#forget()
    for (const filter of this.#paths?.flat() ?? []) c.gst_object_unref(filter)
    this.#paths = undefined
  }

  /** Those of the caps, or, where they do not say enough, of what they and the filters behind the source say together. */
  #rules(caps: Pointer | null): FrameRule[] {
    const first = caps === null ? this.#ownCaps() : c.gst_mini_object_ref(caps)
    const held = first === null ? [] : [first]
    try {
      const rule = this.#rule(held)
      if (rule !== undefined) return [rule]
      return (this.#paths ??= pathsBehind(this.#source)).flatMap((filters) => {
        const path = filters.map(capsOf).filter((one) => one !== null)
        held.push(...path)
        return this.#rule(first === null ? path : [first, ...path]) ?? []
      })
    } finally {
      for (const one of held) c.gst_mini_object_unref(one)
    }
  }

  /** Neither asks other elements, which may hold locks of theirs for long. */
  #ownCaps(): Pointer | null {
    const caps = c.gst_app_src_get_caps(this.#source)
    if (caps !== null) return caps
    const [pad] = sourcePadsOf(this.#source)
    return pad === undefined ? null : c.gst_pad_get_current_caps(pad)
  }

  #rule(caps: readonly Pointer[]): FrameRule | undefined {
    if (caps.length === 0) return undefined
    const key = caps.join()
    let known = this.#known.get(key)
    if (known === undefined) {
      if (this.#known.size >= most) this.#forget()
      known = { caps: caps.map((one) => c.gst_mini_object_ref(one)), rule: ruleOfAll(caps) }
      this.#known.set(key, known)
    }
    return known.rule
  }

  #forget(): void {
    for (const { caps } of this.#known.values()) for (const one of caps) c.gst_mini_object_unref(one)
    this.#known.clear()
  }
}

function ruleOfAll(caps: readonly Pointer[]): FrameRule | undefined {
  const [first, ...others] = caps
  if (first === undefined) return undefined
  let all = c.gst_mini_object_ref(first)
  try {
    for (const one of others) {
      const both = c.gst_caps_intersect(all, one)
      c.gst_mini_object_unref(all)
      all = both
    }
    return readFrameRule(all)
  } finally {
    c.gst_mini_object_unref(all)
  }
}

const most = 16
