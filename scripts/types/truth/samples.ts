// Sample objects of as many classes as possible, none of which needs a device. Their members are read for the test.
import { Gio, GLib, GObject, Gst, GstAllocators, GstBase, GstVideo } from '../../../src/gi/index.js'

const alive: Gst.Caps[] = []
// Keep all caps alive: their structures and features do not hold a reference to them.
const caps = (text: string) => {
  const made = Gst.Caps.fromString(text) ?? fail(text)
  alive.push(made)
  return made
}
const element = (factory: string) => Gst.ElementFactory.make(factory, null) ?? fail(factory)
const video = () => caps('video/x-raw,format=RGBA,width=320,height=240,framerate=30/1')
const videoInfo = () => GstVideo.VideoInfo.newFromCaps(video()) ?? fail('VideoInfo')
const buffer = () => Gst.Buffer.newAllocate(null, 320 * 240 * 4, null) ?? fail('Buffer')
const pad = () => element('identity').getStaticPad('src') ?? fail('Pad')
const pipeline = () => Gst.parseLaunch('videotestsrc name=source ! identity ! fakesink name=sink')

const menu = () => {
  const filled = Gio.Menu.new()
  filled.append('label', 'action')
  return filled
}

/** The functions that create the samples. Constructors without arguments are called in addition. */
export const samples: (() => object | null)[] = [
  () => pipeline(),
  () => pipeline().getBus(),
  () => pipeline().getClock() ?? Gst.SystemClock.obtain(),
  () => element('identity'),
  () => element('fakesink'),
  () => element('fakesrc'),
  () => element('appsink'),
  () => element('appsrc'),
  () => element('videoconvert'),
  () => element('videotestsrc'),
  () => element('queue'),
  () => element('identity').getFactory(),
  () => Gst.ElementFactory.find('tee')?.getStaticPadTemplates()[0] ?? null,
  () => Gst.PadTemplate.new('sink', Gst.PadDirection.SINK, Gst.PadPresence.ALWAYS, video()),
  () => pad(),
  () => Gst.GhostPad.new('ghost', pad()),
  () => Gst.Registry.get(),
  () => Gst.Registry.get().findPlugin('coreelements'),
  () => Gst.DeviceMonitor.new(),
  () => Gst.DeviceProviderFactory.listGetDeviceProviders(0)[0] ?? null,
  () => Gst.TypeFindFactory.getList()[0] ?? null,
  () => Gst.TracerFactory.getList()[0] ?? null,
  () => Gst.Bin.new('bin'),
  () => Gst.Pipeline.new('pipeline'),
  () => Gst.Allocator.find(null),
  () => Gst.AllocationParams.new(),
  () => GstAllocators.FdAllocator.new(),
  () => GstAllocators.DmaBufAllocator.new(),
  () => Gst.BufferPool.new(),
  () => GstVideo.VideoBufferPool.new(),
  () => video(),
  () => video().getStructure(0),
  () => video().getFeatures(0),
  () => Gst.Structure.newEmpty('application/x-sample'),
  () => buffer(),
  () => buffer().getMemory(0),
  () => Gst.BufferList.new(),
  () => Gst.Sample.new(buffer(), video(), null, null),
  () => Gst.Segment.new(),
  () => Gst.Event.newEos(),
  () => Gst.Event.newCaps(video()),
  () => Gst.Event.newFlushStop(true),
  () => Gst.Query.newDuration(Gst.Format.TIME),
  () => Gst.Query.newLatency(),
  () => Gst.Query.newSeeking(Gst.Format.TIME),
  () => Gst.Message.newEos(null),
  () => Gst.Message.newStateChanged(null, Gst.State.NULL, Gst.State.READY, Gst.State.PAUSED),
  () => Gst.Message.newLatency(null),
  () => Gst.TagList.newFromString('taglist, title=(string)"sample";'),
  () => Gst.Toc.new(Gst.TocScope.GLOBAL),
  () => Gst.TocEntry.new(Gst.TocEntryType.CHAPTER, 'one'),
  () => Gst.DateTime.newNowUtc(),
  () => Gst.Uri.fromString('http://example.org:80/a/b?c=d#e'),
  () => Gst.Stream.new('stream', video(), Gst.StreamType.VIDEO, Gst.StreamFlags.NONE),
  () => Gst.StreamCollection.new('upstream'),
  () => Gst.TaskPool.new(),
  () => GstBase.Adapter.new(),
  () => new GstBase.BitReader(),
  () => new GstBase.ByteReader(),
  () => new GstBase.ByteWriter(),
  () => GstBase.FlowCombiner.new(),
  () => videoInfo(),
  () => videoInfo().finfo,
  () => GstVideo.VideoTimeCode.newEmpty(),
  () => GstVideo.VideoOverlayComposition.new(null),
  () => GLib.MainLoop.new(null, false),
  () => GLib.MainContext.new(),
  () => GLib.DateTime.newNowUtc(),
  () => GLib.TimeZone.newUtc(),
  () => GLib.Date.newDmy(1, 2, 2020),
  () => GLib.Bytes.new([1, 2, 3]),
  () => GLib.KeyFile.new(),
  () => GLib.Checksum.new(GLib.ChecksumType.MD5),
  () => GLib.Regex.new('a+', 0, 0),
  () => GLib.Variant.newString('text'),
  () => GLib.Variant.newInt64(1),
  () => GLib.VariantType.new('as'),
  () => GLib.Uri.parse('http://example.org/', 0),
  () => GLib.String.new('text'),
  () => new GObject.Object(),
  () => Gio.File.newForPath('/tmp'),
  () => Gio.File.newForPath('/tmp').queryInfo('standard::*', 0, null),
  () => Gio.Cancellable.new(),
  () => Gio.MemoryInputStream.new(),
  () => Gio.MemoryOutputStream.newResizable(),
  () => Gio.SimpleAction.new('action', null),
  () => Gio.SimpleActionGroup.new(),
  () => menu(),
  () => Gio.ListStore.new(GObject.TYPE_OBJECT),
  () => Gio.ThemedIcon.new('folder'),
  () => Gio.InetAddress.newFromString('127.0.0.1'),
  () => Gio.InetSocketAddress.newFromString('127.0.0.1', 80),
  () => Gio.SocketClient.new(),
  () => Gio.NetworkAddress.new('localhost', 80),
  () => Gio.Credentials.new(),
  () => Gio.FileAttributeMatcher.new('standard::*'),
  () => Gio.UnixSocketAddress.new('/nonexistent'),
  () => Gio.Application.new('org.example.Sample', 0),
]

function fail(what: string): never {
  throw new Error(`Cannot make a sample: no ${what}`)
}
