/** Finds the image that a metapackage like `linux-image-amd64` depends on, in the output of `apt-cache depends`. */
export function newestImage(depends: string): string {
  const [, image] = /^ *Depends: (linux-image-\d\S*)$/m.exec(depends) ?? []
  if (image === undefined) throw new Error(`Cannot find a kernel: there is no image package in\n${depends}`)
  return image
}

/** Finds the packages with the parts of an image, in the output of `apt-cache depends`: from Linux 7 on, it has some. */
export function partsOfImage(depends: string): string[] {
  return [...depends.matchAll(/^ *Depends: (linux-(?:base|binary|modules)-\d\S*)$/gm)].map(
    ([, name = '']) => name,
  )
}
