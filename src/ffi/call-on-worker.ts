import { type Calls, functionOf } from './symbols.js'

/** Calls a C function on the thread pool of Node.js. Use it for calls that can take long but are sure to return. */
export function callOnWorker<Name extends keyof Calls>(
  name: Name,
  ...values: Parameters<Calls[Name]>
): Promise<ReturnType<Calls[Name]>> {
  const call = functionOf(name) as unknown as AsyncCall<ReturnType<Calls[Name]>>
  return new Promise((resolve, reject) => {
    call.async(...values, (error: Error | null, result: ReturnType<Calls[Name]>) => {
      if (error === null) resolve(result)
      else reject(error)
    })
  })
}

interface AsyncCall<Result> {
  async(...values: [...unknown[], (error: Error | null, result: Result) => void]): void
}
