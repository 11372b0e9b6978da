/** A release of a distribution, with the versions of Node.js to test on it. */
export interface Row {
  /** The name on the command line and in the table. */
  readonly name: string
  /** The suite of Debian that debootstrap installs. */
  readonly suite: string
  /** The version of its GStreamer. */
  readonly gstreamer: string
  readonly nodes: readonly number[]
  /** True if only what the README asks for is installed: no compiler, no headers and no typelibs. */
  readonly isBare?: boolean
}

/** The releases to test on, oldest first. */
export const rows: readonly Row[] = [
  { name: 'debian-12', suite: 'bookworm', gstreamer: '1.22', nodes: [20, 22] },
  { name: 'debian-12-bare', suite: 'bookworm', gstreamer: '1.22', nodes: [20], isBare: true },
  { name: 'debian-13', suite: 'trixie', gstreamer: '1.26', nodes: [20, 22, 24] },
  { name: 'debian-13-bare', suite: 'trixie', gstreamer: '1.26', nodes: [24], isBare: true },
  { name: 'debian-sid', suite: 'sid', gstreamer: '1.28', nodes: [22, 24, 26] },
  { name: 'debian-sid-bare', suite: 'sid', gstreamer: '1.28', nodes: [26], isBare: true },
]

/** The steps of `npm test` that depend on the system and on Node.js, and the installation as a stranger. */
export const suites = ['truth', 'unit', 'fuzz', 'examples', 'doc-examples', 'package', 'install'] as const

/** The name of a suite. */
export type Suite = (typeof suites)[number]

/** Returns the suites that run on a row. */
export const suitesOf = ({ isBare = false }: Row): readonly Suite[] => (isBare ? ['install'] : suites)
