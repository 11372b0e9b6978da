// Sends frames to another process, runs them through a pipeline there, and receives them back.
//
//   this process                                       child process
//   FdMemory owns fd A ─ shareFd() ─► FdSocket ═══════► FdSocket ─► ReceivedFd owns fd B ─► memoryFromFd(): FdMemory owns fd B
//        │                            (a message          └──────── push() ─► appsrc ! queue ! appsink ─► Frame ─► drawn on
//        ▼                             and an fd)
//   sees the drawing  ◄─ ReceivedFd ◄═════════════════ FdSocket ◄─ shareFd() ◄─ memory of the frame
//                        owns fd C
//
//   A, B and C refer to the same memfd, so no pixels cross the socket. The memfd is freed when the last fd is closed.
//   The processes take turns: after sending a frame, neither touches it until the other has sent it back.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fstatSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createMemfd, FdAllocator, FdMemory, FdSocket, memoryFromFd } from 'gst-allocators'
import { Pipeline } from 'gst-allocators/pipeline'

const [width, height, frames] = [640, 480, 10]
const size = width * height

if (process.argv[2] === 'child') await answer()
else await ask()

async function ask(): Promise<void> {
  const [here, theirs] = FdSocket.pair()
  using socket = here
  const args = [...process.execArgv, fileURLToPath(import.meta.url), 'child']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', theirs.fd] })
  const exit = once(child, 'exit')
  theirs.close()

  using memory = new FdAllocator().alloc(createMemfd(size, { name: 'frame', sealed: true }), size)
  const { ino } = fstatSync(memory.fd)
  for (let index = 0; index < frames; index++) {
    draw(memory, 0, index)
    await socket.send({ index }, [memory.shareFd()])

    using received = await socket.receive()
    const [back] = received?.fds ?? []
    assert.ok(back)
    assert.equal(fstatSync(back.fd.fd).ino, ino)
    using mapping = memory.map('read')
    assert.deepEqual([...mapping.bytes.subarray(0, 2)], [index, index + 100])
  }
  socket.close()
  assert.deepEqual(await exit, [0, null])
  console.log(
    `${frames} frames went to process ${child.pid} and came back, all in the memfd with inode ${ino}`,
  )
}

async function answer(): Promise<void> {
  using socket = new FdSocket(3)
  await using pipeline = Pipeline.parse(`
    appsrc name=in caps=video/x-raw,format=GRAY8,width=${width},height=${height},framerate=30/1 ! queue ! appsink name=out sync=false`)
  await pipeline.play()
  const output = pipeline.sink('out').frames({ writable: true })
  for await (using received of socket.messages()) {
    const { index } = received.message as { index: number }
    const [fd] = received.fds
    assert.ok(fd)
    {
      using memory = memoryFromFd(fd) // the memory owns the fd now
      await pipeline.source('in').push(memory, { pts: BigInt(index) })
    } // the pipeline holds the last reference to the memory
    const next = await output.next()
    const memory = next.done === true ? undefined : next.value.memories[0]
    assert.ok(memory instanceof FdMemory)
    draw(memory, 1, index + 100)
    await socket.send({ index }, [memory.shareFd()])
  }
}

/** Writes one byte, in place of drawing a picture. */
function draw(memory: FdMemory, at: number, value: number): void {
  using mapping = memory.map('readwrite')
  mapping.bytes[at] = value
}
