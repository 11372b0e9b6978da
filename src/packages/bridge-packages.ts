import type { PackageNames } from './package-names.js'

/** The commands that install the build dependencies of node-gtk. */
export const bridgeBuildCommands: PackageNames = {
  debian:
    'apt-get install build-essential python3 pkg-config libgirepository1.0-dev libcairo2-dev gir1.2-girepository-2.0',
  fedora: 'dnf install gcc-c++ make python3 pkgconf gobject-introspection-devel cairo-devel',
  arch: 'pacman -S base-devel python gobject-introspection cairo',
}

/** The commands that install and build node-gtk, an optional dependency, by package manager. */
export const bridgeInstallCommands = {
  npm: { install: 'npm install node-gtk', rebuild: 'npm rebuild node-gtk' },
  pnpm: { install: 'pnpm add --allow-build=node-gtk node-gtk', rebuild: 'pnpm rebuild node-gtk' },
  yarn: { install: 'yarn add node-gtk', rebuild: 'yarn rebuild node-gtk' },
} as const
