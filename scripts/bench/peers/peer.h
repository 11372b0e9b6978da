/* Shared by the C programs: parameters, clocks, versions and failures. */
#include <gst/gst.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef __clang__
#define COMPILER __VERSION__
#else
#define COMPILER "gcc " __VERSION__
#endif

static int argument_count;
static char **arguments;

static inline void fail(const char *why) {
  fprintf(stderr, "%s\n", why);
  exit(1);
}

static inline const char *parameter(const char *name) {
  size_t length = strlen(name);
  for (int i = 2; i < argument_count; i++)
    if (strncmp(arguments[i], name, length) == 0 && arguments[i][length] == '=')
      return arguments[i] + length + 1;
  fail("A parameter is missing");
  return NULL;
}

static inline long long number(const char *name) { return atoll(parameter(name)); }

static inline long long now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static inline void report_versions(void) {
  guint major, minor, micro, nano;
  gst_version(&major, &minor, &micro, &nano);
  printf("{\"compiler\":\"%s\",\"gstreamer\":\"%u.%u.%u\"}\n", COMPILER, major, minor, micro);
}

/* Stores the arguments, initialises GStreamer, and returns the operation. */
static inline const char *begin(int argc, char **argv) {
  argument_count = argc;
  arguments = argv;
  gst_init(NULL, NULL);
  return argc > 1 ? argv[1] : "";
}
