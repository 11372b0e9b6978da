// Why this exists: GJS is the other way to use GStreamer from JavaScript. It cannot await a frame, so it blocks in the
// call that pulls one. It releases frames only by garbage collection, and copies the bytes of a mapping.
// Takes an operation and key=value parameters, including a pipeline with an appsink named `out`. Prints a line of JSON.
/* global print, TextDecoder */
import GLib from 'gi://GLib'
import Gst from 'gi://Gst?version=1.0'
import 'gi://GstApp?version=1.0'
import { programArgs, version } from 'system'

const operations = { frames, latency, pull, versions }

function frames() {
  let sum = 0
  withSink((sink) => {
    measure(() => {
      const buffer = sink.pull_sample().get_buffer()
      const [isMapped, info] = buffer.map(Gst.MapFlags.READ)
      if (!isMapped) throw new Error('Cannot map')
      sum += info.data[0]
      buffer.unmap(info)
    })
  })
  if (Number.isNaN(sum)) throw new Error('Cannot read a byte: it is not a number')
}

function pull() {
  withSink((sink) => measure(() => sink.pull_sample()))
}

function latency() {
  withSink((sink, pipeline) => {
    const baseTime = pipeline.get_base_time()
    const latencies = []
    for (let left = number('warmup') + number('iterations'); left > 0; left--) {
      const sample = sink.pull_sample()
      const arrival = Gst.util_get_timestamp()
      latencies.push(arrival - baseTime - sample.get_buffer().pts)
    }
    const sorted = latencies.slice(number('warmup')).sort((a, b) => a - b)
    report({ ns: sorted[sorted.length >> 1], p99: sorted[Math.floor(sorted.length * 0.99)] })
  })
}

function versions() {
  const major = Math.floor(version / 10_000)
  const minor = Math.floor(version / 100) % 100
  report({ gjs: `${major}.${minor}.${version % 100}`, gstreamer: Gst.version().slice(0, 3).join('.') })
}

function withSink(use) {
  const pipeline = Gst.parse_launch(parameter('pipeline'))
  pipeline.set_state(Gst.State.PLAYING)
  // Wait for the state change: after it, the base time is set. GJS cannot pass Gst.CLOCK_TIME_NONE.
  pipeline.get_state(10 * Gst.SECOND)
  use(pipeline.get_by_name('out'), pipeline)
  pipeline.set_state(Gst.State.NULL)
}

function measure(once) {
  repeat(once, number('warmup'))
  const cpu = cpuTime()
  const start = Gst.util_get_timestamp()
  const count = repeat(once, number('iterations'))
  const ns = Gst.util_get_timestamp() - start
  report({ ns: ns / count, cpu: (cpuTime() - cpu) / count })
}

/** Repeats a function until the time limit, because copying many large frames takes minutes. Returns the count. */
function repeat(once, times) {
  const deadline = Gst.util_get_timestamp() + TIME_LIMIT_NS
  let count = 0
  while (count < times && Gst.util_get_timestamp() < deadline) {
    once()
    count++
  }
  return count
}

const TIME_LIMIT_NS = Gst.SECOND

/** Returns the CPU time of all threads in nanoseconds. The kernel counts it in hundredths of a second. */
function cpuTime() {
  const [, text] = GLib.file_get_contents('/proc/self/stat')
  const fields = new TextDecoder().decode(text).split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 1e7
}

function number(name) {
  return Number(parameter(name))
}

function parameter(name) {
  return programArgs.find((one) => one.startsWith(`${name}=`)).slice(name.length + 1)
}

function report(figures) {
  print(JSON.stringify(figures))
}

Gst.init(null)
operations[programArgs[0]]()
