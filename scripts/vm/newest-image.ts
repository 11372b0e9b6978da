/** The image that a package of Debian's like `linux-image-amd64` stands for, read from `apt-cache depends`. */
export function newestImage(depends: string): string {
  const [, image] = /^ *Depends: (linux-image-\d\S*)$/m.exec(depends) ?? []
  if (image === undefined) throw new Error(`Cannot find a kernel: no package of one in\n${depends}`)
  return image
}
