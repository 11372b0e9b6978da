/* Prints what GStreamer says of every raw format, in every interlace mode and many sizes, one per line: the caps, the
   number of bytes, and the offset, stride, width and height of each plane. */
#include <gst/gst.h>
#include <gst/video/video.h>

static void print_planes(const GstVideoInfo *info) {
  for (guint plane = 0; plane < GST_VIDEO_INFO_N_PLANES(info); plane++) {
    int width = 0, height = 0;
    for (guint component = 0; component < GST_VIDEO_INFO_N_COMPONENTS(info); component++) {
      if (GST_VIDEO_INFO_COMP_PLANE(info, component) != plane) continue;
      width = MAX(width, GST_VIDEO_INFO_COMP_WIDTH(info, component));
      height = MAX(height, GST_VIDEO_INFO_COMP_HEIGHT(info, component));
    }
    /* A palette has no component. */
    if (width == 0) continue;
    g_print("\t%" G_GSIZE_FORMAT ",%d,%d,%d", GST_VIDEO_INFO_PLANE_OFFSET(info, plane),
            GST_VIDEO_INFO_PLANE_STRIDE(info, plane), width, height);
  }
}

int main(int argc, char **argv) {
  static const int sizes[][2] = {{1, 1}, {2, 2}, {3, 3}, {4, 5}, {5, 4}, {7, 9}, {33, 67}, {320, 240}, {321, 241}, {720, 486}};
  guint count = 0;
  gst_init(&argc, &argv);
  const GstVideoFormat *formats = gst_video_formats_raw(&count);
  for (guint format = 0; format < count; format++)
    for (int mode = GST_VIDEO_INTERLACE_MODE_PROGRESSIVE; mode <= GST_VIDEO_INTERLACE_MODE_ALTERNATE; mode++)
      for (guint size = 0; size < G_N_ELEMENTS(sizes); size++) {
        GstVideoInfo info;
        if (!gst_video_info_set_interlaced_format(&info, formats[format], mode, sizes[size][0], sizes[size][1])) continue;
        info.fps_n = 25;
        info.fps_d = 1;
        GstCaps *caps = gst_video_info_to_caps(&info);
        gchar *text = gst_caps_to_string(caps);
        g_print("%s\t%" G_GSIZE_FORMAT "\t%d", text, GST_VIDEO_INFO_SIZE(&info), GST_VIDEO_INFO_FIELD_HEIGHT(&info));
        print_planes(&info);
        g_print("\n");
        g_free(text);
        gst_caps_unref(caps);
      }
  return 0;
}
