/* Why this exists: every other peer wraps the C functions of appsink, so calling them directly is the lower bound.
 * Takes an operation and key=value parameters, including a pipeline with an appsink `out`. Prints a line of JSON. */
#include "peer.h"

#include <gst/app/app.h>

static GstElement *pipeline;
static GstAppSink *sink;

static GstSample *next(void) {
  GstSample *sample = gst_app_sink_pull_sample(sink);
  if (sample == NULL)
    fail("The pipeline has ended");
  return sample;
}

static void pull(void) { gst_sample_unref(next()); }

static void read_frame(void) {
  GstSample *sample = next();
  GstBuffer *buffer = gst_sample_get_buffer(sample);
  GstMapInfo info;
  if (!gst_buffer_map(buffer, &info, GST_MAP_READ))
    fail("Cannot map");
  volatile guint8 *bytes = info.data;
  (void)bytes[0];
  gst_buffer_unmap(buffer, &info);
  gst_sample_unref(sample);
}

static void measure(void (*once)(void)) {
  for (long long i = number("warmup"); i > 0; i--)
    once();
  long long iterations = number("iterations");
  long long cpu = now(CLOCK_PROCESS_CPUTIME_ID);
  long long start = now(CLOCK_MONOTONIC);
  for (long long i = 0; i < iterations; i++)
    once();
  long long ns = (now(CLOCK_MONOTONIC) - start) / iterations;
  printf("{\"ns\":%lld,\"cpu\":%lld}\n", ns, (now(CLOCK_PROCESS_CPUTIME_ID) - cpu) / iterations);
}

static int ascending(const void *a, const void *b) {
  long long first = *(const long long *)a, second = *(const long long *)b;
  return (first > second) - (first < second);
}

static void latency(void) {
  long long iterations = number("iterations"), base_time = gst_element_get_base_time(pipeline);
  long long *latencies = calloc(iterations, sizeof *latencies);
  for (long long i = -number("warmup"); i < iterations; i++) {
    GstSample *sample = next();
    long long arrival = now(CLOCK_MONOTONIC);
    if (i >= 0)
      latencies[i] = arrival - base_time - (long long)GST_BUFFER_PTS(gst_sample_get_buffer(sample));
    gst_sample_unref(sample);
  }
  qsort(latencies, iterations, sizeof *latencies, ascending);
  printf("{\"ns\":%lld,\"p99\":%lld}\n", latencies[iterations / 2], latencies[iterations * 99 / 100]);
  free(latencies);
}

static void startup(void) {
  read_frame();
  printf("{\"ns\":%lld}\n", now(CLOCK_MONOTONIC) - number("start"));
}

static void play(void) {
  pipeline = gst_parse_launch(parameter("pipeline"), NULL);
  sink = GST_APP_SINK(gst_bin_get_by_name(GST_BIN(pipeline), "out"));
  gst_element_set_state(pipeline, GST_STATE_PLAYING);
  // Wait for the state change: after it, the base time is set.
  gst_element_get_state(pipeline, NULL, NULL, GST_CLOCK_TIME_NONE);
}

int main(int argc, char **argv) {
  const char *operation = begin(argc, argv);
  if (strcmp(operation, "versions") == 0) {
    report_versions();
    return 0;
  }
  play();
  if (strcmp(operation, "frames") == 0)
    measure(read_frame);
  else if (strcmp(operation, "pull") == 0)
    measure(pull);
  else if (strcmp(operation, "latency") == 0)
    latency();
  else if (strcmp(operation, "startup") == 0)
    startup();
  else
    fail("Unknown operation");
  gst_element_set_state(pipeline, GST_STATE_NULL);
  gst_object_unref(sink);
  gst_object_unref(pipeline);
  return 0;
}
