/** In pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A part of a picture that is being drawn. */
export interface DrawnPlane extends Size {
  readonly bytes: Uint8Array
  /** How many bytes lie between the beginnings of two lines. */
  readonly stride: number
}

/** How many bytes an I420 picture has. */
export function sizeOf({ width, height }: Size): number {
  return (width * height * 3) / 2
}

/** The planes of an I420 picture: Y in full size, U and V in half. A width that 8 divides needs nothing to pad the lines. */
export function planesOf(bytes: Uint8Array, { width, height }: Size) {
  const half = { width: width / 2, height: height / 2, stride: width / 2 }
  const [u, v] = [width * height, (width * height * 5) / 4]
  return {
    y: { bytes: bytes.subarray(0, u), width, height, stride: width },
    u: { bytes: bytes.subarray(u, v), ...half },
    v: { bytes: bytes.subarray(v), ...half },
  }
}
