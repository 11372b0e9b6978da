/** A size in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A plane of a picture to draw on. */
export interface DrawnPlane extends Size {
  readonly bytes: Uint8Array
  /** The number of bytes from the start of one row to the start of the next. */
  readonly stride: number
}

/** Returns the size of an I420 picture in bytes. */
export function sizeOf({ width, height }: Size): number {
  return (width * height * 3) / 2
}

/** Returns the planes of an I420 picture: Y in full size, U and V in half. No row is padded if 8 divides the width. */
export function planesOf(bytes: Uint8Array, { width, height }: Size) {
  const half = { width: width / 2, height: height / 2, stride: width / 2 }
  const [u, v] = [width * height, (width * height * 5) / 4]
  return {
    y: { bytes: bytes.subarray(0, u), width, height, stride: width },
    u: { bytes: bytes.subarray(u, v), ...half },
    v: { bytes: bytes.subarray(v), ...half },
  }
}
