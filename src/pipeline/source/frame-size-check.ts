import { GstAllocatorsError } from '../../errors/index.js'
import { c, type Pointer } from '../../ffi/index.js'
import { type FrameLayout, setVideoMeta, type VideoFormat } from '../../frame/index.js'
import { capsOf, sourcePadsOf } from '../../gst/index.js'
import { downstreamFilters } from './downstream-filters.js'
import { type FrameSizeRule, readFrameSizeRule, type Refusal } from './frame-size-rule.js'
import { setFrameDuration } from './frame-duration.js'
import { writableBuffer } from './writable-buffer.js'

/**
 * Says where in a buffer the pixels and samples of raw media are, and rejects buffers that are not whole frames, because
 * encoders crash on a frame that they cannot map.
 */
export class FrameSizeCheck {
  readonly #source: Pointer
  readonly #name: string
  /** Rules by the addresses of caps. The reference keeps each address from being reused, and the caps unchanged. */
  readonly #known = new Map<string, { caps: readonly Pointer[]; rule: FrameSizeRule | undefined }>()
  #paths: readonly (readonly Pointer[])[] | undefined

  constructor(source: Pointer, name: string) {
    this.#source = source
    this.#name = name
  }

  /**
   * Returns the buffer to push, with the metadata that elements need to read it, or throws. It takes over the reference.
   * `caps` are those of a pushed sample.
   */
  prepare(pushed: Pointer, caps: Pointer | null, layout: FrameLayout | undefined): Pointer {
    let buffer = pushed
    try {
      const rules = this.#rules(caps)
      if (layout !== undefined) {
        const video = this.#videoOf(rules)
        buffer = writableBuffer(buffer)
        setVideoMeta(buffer, video, layout)
      }
      for (const rule of rules) {
        const refusal = rule.refusal(buffer, caps !== null)
        if (refusal !== undefined) throw this.#refused(buffer, refusal)
        if (caps === null) setFrameDuration(buffer, rule.duration)
        if (rule.lacksMeta?.(buffer) !== true) continue
        buffer = writableBuffer(buffer)
        rule.addMeta?.(buffer)
      }
      return buffer
    } catch (error) {
      c.gst_mini_object_unref(buffer)
      throw error
    }
  }

  /** Releases all references. The check can still be used afterwards. */
  release(): void {
    this.#forget()
    for (const filter of this.#paths?.flat() ?? []) c.gst_object_unref(filter)
    this.#paths = undefined
  }

  /** Returns the format of the pictures, for their layout. */
  #videoOf(rules: readonly FrameSizeRule[]): VideoFormat {
    const [video] = rules.map((rule) => rule.video)
    if (video !== undefined) return video
    throw new GstAllocatorsError(
      'ERR_NOT_VIDEO',
      rules.length === 0
        ? `Cannot use a layout for '${this.#name}': its caps do not say which format and size the picture has. Set them, for example with caps=video/x-raw,format=NV12,width=320,height=240,framerate=30/1`
        : `Cannot use a layout for '${this.#name}': its caps are not raw video in lines of pixels. Push without a layout`,
      { element: this.#name },
    )
  }

  #refused(buffer: Pointer, { reason, required }: Refusal): GstAllocatorsError {
    const size = Number(c.gst_buffer_get_size(buffer))
    return new GstAllocatorsError(
      'ERR_OUT_OF_RANGE',
      `Cannot push ${size} bytes into '${this.#name}': ${reason}`,
      { element: this.#name, size, ...(required !== undefined && { required }) },
    )
  }

  /** Returns the rule of the caps or, if they are incomplete, of the caps with the filters of each downstream path. */
  #rules(caps: Pointer | null): FrameSizeRule[] {
    const first = caps === null ? this.#ownCaps() : c.gst_mini_object_ref(caps)
    const held = first === null ? [] : [first]
    try {
      const rule = this.#rule(held)
      if (rule !== undefined) return [rule]
      return (this.#paths ??= downstreamFilters(this.#source)).flatMap((filters) => {
        const path = filters.map(capsOf).filter((one) => one !== null)
        held.push(...path)
        return this.#rule(first === null ? path : [first, ...path]) ?? []
      })
    } finally {
      for (const one of held) c.gst_mini_object_unref(one)
    }
  }

  /** Reads the caps without a query to other elements, because these may hold their locks for long. */
  #ownCaps(): Pointer | null {
    const caps = c.gst_app_src_get_caps(this.#source)
    if (caps !== null) return caps
    const [pad] = sourcePadsOf(this.#source)
    return pad === undefined ? null : c.gst_pad_get_current_caps(pad)
  }

  #rule(caps: readonly Pointer[]): FrameSizeRule | undefined {
    if (caps.length === 0) return undefined
    const key = caps.join()
    let known = this.#known.get(key)
    if (known === undefined) {
      if (this.#known.size >= maxKnownCaps) this.#forget()
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

function ruleOfAll(caps: readonly Pointer[]): FrameSizeRule | undefined {
  const [first, ...others] = caps
  if (first === undefined) return undefined
  let all = c.gst_mini_object_ref(first)
  try {
    for (const one of others) {
      const both = c.gst_caps_intersect(all, one)
      c.gst_mini_object_unref(all)
      all = both
    }
    return readFrameSizeRule(all)
  } finally {
    c.gst_mini_object_unref(all)
  }
}

const maxKnownCaps = 16
