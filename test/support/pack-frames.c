/* Reads pipeline descriptions, one per line. Packs the first frame of each appsink "out" with gst_video_frame_copy,
   into a frame without padding between lines. Prints the stride and the lines of each plane. */
#include <gst/gst.h>
#include <gst/video/video.h>
#include <stdio.h>

/* How many bytes there are for each line of a packed plane. */
static int packed_stride(const GstVideoInfo *info, int plane) {
  int width = GST_VIDEO_INFO_WIDTH(info), pairs = (width + 1) / 2;
  switch (GST_VIDEO_INFO_FORMAT(info)) {
    case GST_VIDEO_FORMAT_RGB: return width * 3;
    case GST_VIDEO_FORMAT_RGBA: return width * 4;
    case GST_VIDEO_FORMAT_GRAY8: return width;
    case GST_VIDEO_FORMAT_YUY2: return pairs * 4;
    case GST_VIDEO_FORMAT_I420: return plane == 0 ? width : pairs;
    case GST_VIDEO_FORMAT_NV12: return plane == 0 ? width : pairs * 2;
    default: g_error("An unexpected format: %s", GST_VIDEO_INFO_NAME(info));
  }
}

static void print_packed(GstVideoFrame *frame) {
  GstVideoInfo info = frame->info;
  info.size = 0;
  for (guint plane = 0; plane < GST_VIDEO_FRAME_N_PLANES(frame); plane++) {
    info.stride[plane] = packed_stride(&info, plane);
    info.offset[plane] = info.size;
    info.size += info.stride[plane] * GST_VIDEO_FRAME_COMP_HEIGHT(frame, plane);
  }
  GstBuffer *buffer = gst_buffer_new_allocate(NULL, info.size, NULL);
  GstVideoFrame packed;
  if (!gst_video_frame_map(&packed, &info, buffer, GST_MAP_WRITE) || !gst_video_frame_copy(&packed, frame)) g_error("No copy");
  for (guint plane = 0; plane < GST_VIDEO_FRAME_N_PLANES(frame); plane++) {
    g_print("%d", GST_VIDEO_FRAME_PLANE_STRIDE(&packed, plane));
    for (int row = 0; row < GST_VIDEO_FRAME_COMP_HEIGHT(frame, plane); row++) {
      const guint8 *line = (guint8 *) GST_VIDEO_FRAME_PLANE_DATA(&packed, plane) + row * GST_VIDEO_FRAME_PLANE_STRIDE(&packed, plane);
      g_print(":");
      /* So many bytes it copies: of half a pair of pixels in YUY2, one pixel. */
      int copied = GST_VIDEO_FRAME_COMP_WIDTH(frame, plane) * GST_VIDEO_FRAME_COMP_PSTRIDE(frame, plane);
      for (int at = 0; at < copied; at++) g_print("%02x", line[at]);
    }
    g_print(" ");
  }
  g_print("\n");
  gst_video_frame_unmap(&packed);
  gst_buffer_unref(buffer);
}

int main(int argc, char **argv) {
  char description[1000];
  gst_init(&argc, &argv);
  while (fgets(description, sizeof description, stdin) != NULL) {
    GstElement *pipeline = gst_parse_launch(description, NULL);
    GstElement *sink = gst_bin_get_by_name(GST_BIN(pipeline), "out");
    GstSample *sample = NULL;
    GstVideoInfo info;
    GstVideoFrame frame;
    gst_element_set_state(pipeline, GST_STATE_PLAYING);
    g_signal_emit_by_name(sink, "pull-sample", &sample);
    if (sample == NULL) g_error("No frame of %s", description);
    if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample))) g_error("No video");
    if (!gst_video_frame_map(&frame, &info, gst_sample_get_buffer(sample), GST_MAP_READ)) g_error("No map");
    print_packed(&frame);
    gst_video_frame_unmap(&frame);
    gst_sample_unref(sample);
    gst_element_set_state(pipeline, GST_STATE_NULL);
    gst_object_unref(sink);
    gst_object_unref(pipeline);
  }
  return 0;
}
