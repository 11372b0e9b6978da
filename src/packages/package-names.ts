/** The names of a package in each distribution. */
export interface PackageNames {
  readonly debian: string
  readonly fedora: string
  readonly arch: string
}

/** Lists the names of a package as a phrase for a sentence. */
export function listPackages({ debian, fedora, arch }: PackageNames): string {
  return debian === fedora && fedora === arch
    ? debian
    : `${debian} (Debian, Ubuntu), ${fedora} (Fedora) or ${arch} (Arch)`
}

/** Returns a sentence that says which package to install. */
export function installHint(names: PackageNames): string {
  return `Install ${listPackages(names)}`
}
