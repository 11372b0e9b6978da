// Checks that JavaScript subclasses must match the signatures that C calls. This file is compiled, but never runs.
import { expectTypeOf } from 'expect-type'
import { Gst, GstBase } from 'gst-allocators/gi'

export class Invert extends GstBase.BaseTransform {
  override virtual_transformIp(buffer: Gst.Buffer): Gst.FlowReturn {
    return super.virtual_transformIp?.(buffer) ?? Gst.FlowReturn.OK
  }

  // The class above takes something else, and leaves open what.
  override virtual_query(direction: Gst.PadDirection, query: Gst.Query): boolean {
    return direction === Gst.PadDirection.SRC && query.type === Gst.QueryType.LATENCY
  }
}
expectTypeOf<Invert>().toExtend<Gst.Element>()

export class Counter extends GstBase.PushSrc {
  // Out-arguments come back in an array.
  override virtual_getSize(): [boolean, bigint] {
    return [true, 10n]
  }
}

export class Wrong extends GstBase.BaseTransform {
  // @ts-expect-error it gets a buffer
  override virtual_transformIp(buffer: number): Gst.FlowReturn {
    return buffer
  }

  // @ts-expect-error there is no such virtual function
  override virtual_transfrom(): boolean {
    return true
  }

  // @ts-expect-error it must say whether it could
  override virtual_start(): string {
    return 'started'
  }
}

export class Impossible extends GstBase.BaseSrc {
  // @ts-expect-error node-gtk cannot hand the buffer back
  override virtual_create(): Gst.FlowReturn {
    return Gst.FlowReturn.OK
  }
}
