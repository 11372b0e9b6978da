import { Gst } from 'gst-allocators/gi'
import { DemoError } from './demo-error.js'

/** Finds the words for why a pipeline failed. */
export class PipelineFailure {
  readonly #subject: string
  readonly #missing: string[] = []

  /** `subject` is what the pipeline is for, as in "Cannot `subject`". */
  constructor(subject: string) {
    this.#subject = subject
  }

  /** Keeps what an element says that it lacks: it is only said before the failure, not with it. */
  remember(message: Gst.Message): void {
    const structure = message.getStructure()
    if (structure?.getName() === 'missing-plugin')
      this.#missing.push(structure.getString('name') ?? 'a plugin')
  }

  /** Explains the error that ended the pipeline. */
  explain(message: Gst.Message): DemoError {
    if (this.#missing.length > 0) return this.#error(`it needs: ${this.#missing.join(', ')}`, codecs)
    const [{ domain, code, message: text }] = message.parseError()
    // With every plugin there, this is what decodebin says of a file that has sound alone.
    if (domain === Gst.coreErrorQuark() && code === missingPlugin)
      return this.#error('it has no video that can be decoded', other)
    const isAboutContent = domain === Gst.streamErrorQuark()
    return this.#error(text.replace(/\.$/, ''), isAboutContent ? other : undefined)
  }

  /** The stream ended well, and there was not one frame in it. */
  explainEmptiness(): DemoError {
    return this.#error('it ended before the first frame', other)
  }

  #error(reason: string, advice?: string): DemoError {
    return new DemoError(`Cannot ${this.#subject}: ${reason}`, advice)
  }
}

const missingPlugin: number = Gst.CoreError.MISSING_PLUGIN

const codecs =
  'Install gstreamer1.0-libav gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly (Debian, Ubuntu), ' +
  'gstreamer1-plugin-libav gstreamer1-plugins-bad-free gstreamer1-plugins-ugly-free (Fedora) or ' +
  'gst-libav gst-plugins-bad gst-plugins-ugly (Arch)'

const other = 'Try another file: gst-discoverer-1.0 FILE tells what is in one'
