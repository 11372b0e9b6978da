#!/usr/bin/env node
import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import { GstAllocatorsError } from '../errors/index.js'
import { addTypesCommand } from './commands/types.js'

const { version } = createRequire(import.meta.url)('gst-allocators/package.json') as { version: string }

const program = new Command('gst-allocators')
  .description('Explores what GObject introspection offers on this machine through node-gtk.')
  .version(version)
  .showHelpAfterError('(use --help for more)')
  .exitOverride()
addTypesCommand(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof GstAllocatorsError) {
    console.error(`gst-allocators: ${error.message} (${error.code})`)
    process.exitCode = 1
  } else throw error
}
