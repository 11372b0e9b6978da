import { FdSocket } from '../../src/fd.js'

/** Runs a function with both ends of a socket, and closes them afterwards. */
export async function withPair(run: (here: FdSocket, there: FdSocket) => Promise<void>): Promise<void> {
  const [here, there] = FdSocket.pair()
  try {
    await run(here, there)
  } finally {
    here.close()
    there.close()
  }
}
