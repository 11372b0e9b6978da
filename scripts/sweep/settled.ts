import { GstAllocatorsError } from '../../src/errors/index.js'

/**
 * Waits for a call, but not forever. Returns 'failed' for an error of the package or of GStreamer. Any other error is a
 * fault of the package, and thrown.
 */
export async function settled(
  call: Promise<unknown>,
  timeout = 10_000,
): Promise<'done' | 'failed' | 'pending'> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<'pending'>((resolve) => {
    timer = setTimeout(resolve, timeout, 'pending')
  })
  try {
    return await Promise.race([call.then(() => 'done' as const), limit])
  } catch (error) {
    if (error instanceof GstAllocatorsError) return 'failed'
    throw error
  } finally {
    clearTimeout(timer)
  }
}
