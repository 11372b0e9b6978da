// Why this exists: jest runs tests in a separate vm context. There, objects of native code (node-gtk, koffi, Node.js),
// such as an Error or Uint8Array, are of another realm, so `instanceof` and toThrow(TypeError) fail. Each test file has
// its own process here (see jest.config.js), and therefore needs no other isolation than its main context.
const vm = require('node:vm')
const { ModuleMocker } = require('jest-mock')

/** Runs a test file in the main context of its process, which must be its own: native state cannot be reset. */
module.exports = class MainContextEnvironment {
  global = globalThis
  moduleMocker = new ModuleMocker(globalThis)
  fakeTimers = null
  fakeTimersModern = null

  constructor() {
    if (isTaken || process.send === undefined) {
      throw new Error('Cannot run a test file in a process that is not its own: leave out --runInBand')
    }
    isTaken = true
  }

  async setup() {
    await Promise.resolve()
  }

  async teardown() {
    await Promise.resolve()
  }

  exportConditions() {
    return ['node', 'node-addons']
  }

  getVmContext() {
    return unusedContext
  }

  /**
   * jest runs afterEach hooks in the order of their definition. Reversed, those of the setup files (the census) come
   * last, and see what the test file's own hooks left behind.
   *
   * @param {{ name: string }} event
   * @param {{ rootDescribeBlock: { hooks: Hook[] } }} state
   */
  handleTestEvent(event, state) {
    if (event.name !== 'run_start') return
    const { hooks } = state.rootDescribeBlock
    const reversed = hooks.filter(isAfterEach).reverse()
    state.rootDescribeBlock.hooks = [...hooks.filter((hook) => !isAfterEach(hook)), ...reversed]
  }
}

let isTaken = false

// jest insists on a context to compile for. Without that option vm compiles for the main one.
const unusedContext = vm.createContext()
const { compileFunction } = vm
vm.compileFunction = (code, parameters, { parsingContext, ...options } = {}) =>
  compileFunction(
    code,
    parameters,
    parsingContext === unusedContext ? options : { ...options, parsingContext },
  )

/** @typedef {{ type: string }} Hook */

/** @param {Hook} hook */
function isAfterEach(hook) {
  return hook.type === 'afterEach'
}
