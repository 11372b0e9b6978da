/** Finds the image that a metapackage like `linux-image-amd64` depends on, in the output of `apt-cache depends`. */
export function newestImage(depends: string): string {
  const [, image] = /^ *Depends: (linux-image-\d\S*)$/m.exec(depends) ?? []
  if (image === undefined) throw new Error(`Cannot find a kernel: there is no image package in\n${depends}`)
  return image
}
