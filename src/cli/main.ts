#!/usr/bin/env node
import module from 'node:module'
import { Command, CommanderError } from 'commander'
import { GstAllocatorsError } from '../errors/index.js'
import { addTypesCommand } from './commands/types.js'

// Commands load their own modules, which start faster the second time. Node.js has this since 22.8.
;(module as { enableCompileCache?: () => void }).enableCompileCache?.()

const { version } = module.createRequire(import.meta.url)('gst-allocators/package.json') as {
  version: string
}

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
