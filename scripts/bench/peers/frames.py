# Why this exists: gst-python gives another scripting language access to the same frames, and is the target to beat.
# Takes an operation and key=value parameters, including a pipeline with an appsink named `out`. Prints a line of JSON.
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstApp", "1.0")
from gi.repository import Gst, GstApp  # noqa: F401 (GstApp adds the methods of the sink)

from peer import report, run


def frames(parameters):
    pipeline, sink = play(parameters)

    def repeat(count):
        mode = Gst.MapFlags.READ
        for _ in range(count):
            sample = sink.pull_sample()
            buffer = sample.get_buffer()
            with buffer.map(mode) as info:
                info.data[0]
            del buffer, sample  # releases the last references

    measure(repeat, parameters)
    pipeline.set_state(Gst.State.NULL)


def pull(parameters):
    pipeline, sink = play(parameters)

    def repeat(count):
        for _ in range(count):
            sample = sink.pull_sample()
            del sample

    measure(repeat, parameters)
    pipeline.set_state(Gst.State.NULL)


def latency(parameters):
    pipeline, sink = play(parameters)
    warmup = int(parameters["warmup"])
    base_time = pipeline.get_base_time()
    latencies = []
    for _ in range(warmup + int(parameters["iterations"])):
        sample = sink.pull_sample()
        arrival = time.monotonic_ns()
        latencies.append(arrival - base_time - sample.get_buffer().pts)
        del sample
    latencies = sorted(latencies[warmup:])
    report(ns=latencies[len(latencies) // 2], p99=latencies[len(latencies) * 99 // 100])
    pipeline.set_state(Gst.State.NULL)


def startup(parameters):
    pipeline, sink = play(parameters)
    with sink.pull_sample().get_buffer().map(Gst.MapFlags.READ) as info:
        info.data[0]
    report(ns=time.monotonic_ns() - int(parameters["start"]))
    pipeline.set_state(Gst.State.NULL)


def play(parameters):
    pipeline = Gst.parse_launch(parameters["pipeline"])
    pipeline.set_state(Gst.State.PLAYING)
    pipeline.get_state(Gst.CLOCK_TIME_NONE)  # after the state change, the base time is set
    return pipeline, pipeline.get_by_name("out")


def measure(repeat, parameters):
    iterations = int(parameters["iterations"])
    repeat(int(parameters["warmup"]))
    cpu = time.process_time_ns()
    start = time.monotonic_ns()
    repeat(iterations)
    ns = time.monotonic_ns() - start
    report(ns=ns / iterations, cpu=(time.process_time_ns() - cpu) / iterations)


run({"frames": frames, "pull": pull, "latency": latency, "startup": startup})
