// A camera's dma-buf goes to a worker, and to another process and back, with the same inode and without a copy.
import { describe, expect, it } from '@jest/globals'
import { runScript } from '../support/run-script.js'

/** Takes one frame from the camera, and passes it to `cross`. */
const withFrame = (cross: string) => `
  import { spawn } from 'node:child_process'
  import { once } from 'node:events'
  import { fstatSync } from 'node:fs'
  import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
  import { FdSocket, mapShared } from 'gst-allocators/fd'
  const inodeOf = (fd) => String(fstatSync(fd, { bigint: true }).ino)
  ${cross}
  async function withFrame(use) {
    const { Pipeline } = await import('gst-allocators/pipeline')
    await using pipeline = Pipeline.parse(
      'v4l2src device=/dev/video0 io-mode=dmabuf ! video/x-raw,format=NV12,width=320,height=180 ! appsink name=out sync=false')
    await pipeline.play()
    for await (const frame of pipeline.sink('out').frames({ writable: true })) {
      const [memory] = frame.memories
      const before = memory.map('read')
      const bright = before.bytes[1000]
      before.unmap()
      const answer = await use(memory.shareFd())
      using after = memory.map('read')
      const inode = inodeOf(memory.fd)
      console.log(JSON.stringify([
        frame.isDmaBuf, answer.kind, answer.inode === inode, answer.backInode ?? true,
        answer.bright === bright, bright !== 77, after.bytes[1000]]))
      break
    }
  }
`

const crossed = { stdout: '[true,"dmabuf",true,true,true,true,77]\n', stderr: '', status: 0 }

describe('a dma-buf of a camera', () => {
  it('is read and written by a worker where it lies', () => {
    const result = runScript(
      withFrame(`
        if (isMainThread) {
          await withFrame(async (shared) => {
            const worker = new Worker(new URL(import.meta.url), { workerData: shared })
            const end = once(worker, 'exit')
            const [answer] = await once(worker, 'message')
            await end
            return answer
          })
        } else {
          using mapping = mapShared(workerData, 'readwrite')
          const bright = mapping.bytes[1000]
          mapping.bytes[1000] = 77
          parentPort.postMessage({ kind: workerData.kind, inode: inodeOf(workerData.fd), bright })
        }`),
    )
    expect(result).toEqual(crossed)
  })

  it('is read and written by another process where it lies, and comes back as the same', () => {
    const result = runScript(
      withFrame(`
        if (process.argv[2] !== 'other') {
          await withFrame(async (shared) => {
            const [here, there] = FdSocket.pair()
            const child = spawn(process.execPath, [process.argv[1], 'other'], { stdio: ['ignore', 'inherit', 'inherit', there.fd] })
            const end = once(child, 'close')
            there.close()
            await here.send('frame', [shared])
            using reply = await here.receive()
            const [back] = reply.fds
            const answer = { ...reply.message, backInode: inodeOf(back.fd.fd) === inodeOf(shared.fd) }
            here.close()
            await end
            return answer
          })
        } else {
          using socket = new FdSocket(3)
          using received = await socket.receive()
          const [fd] = received.fds
          const mapping = fd.map('readwrite')
          const bright = mapping.bytes[1000]
          mapping.bytes[1000] = 77
          mapping.unmap()
          await socket.send({ kind: fd.kind, inode: inodeOf(fd.fd.fd), bright }, [fd.fd])
        }`),
    )
    expect(result).toEqual(crossed)
  })
})
