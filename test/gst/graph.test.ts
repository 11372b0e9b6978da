// The graph of a pipeline, as DOT and SVG.
import { expect, it } from '@jest/globals'
import { Pipeline } from '../../src/pipeline/index.js'

const description =
  'videotestsrc num-buffers=1 ! video/x-raw,format=GRAY8,width=16,height=8 ! fakesink name=end'

it('draws the graph with its elements, links and caps', async () => {
  await using pipeline = Pipeline.parse(description)
  expect(await pipeline.dot()).toContain('[0]')
  await pipeline.pause()
  const dot = await pipeline.dot()
  expect(dot).toMatch(/^digraph pipeline \{/)
  expect(dot).toContain('GstFakeSink\\nend\\n[=]')
  expect(dot).toContain('format: GRAY8')
})

it('draws it as SVG, with one shape for each element', async () => {
  await using pipeline = Pipeline.parse(description)
  const svg = await pipeline.toSvg()
  expect(svg).toMatch(/<svg [^>]*viewBox="/)
  expect(svg).toContain('GstVideoTestSrc')
  expect(svg.match(/class="cluster"/g)?.length).toBeGreaterThanOrEqual(3)
  expect(svg.trimEnd().endsWith('</svg>')).toBe(true)
})

it('throws ERR_DISPOSED for a disposed pipeline', async () => {
  const pipeline = Pipeline.parse(description)
  await pipeline[Symbol.asyncDispose]()
  await expect(pipeline.dot()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
  await expect(pipeline.toSvg()).rejects.toMatchObject({ code: 'ERR_DISPOSED' })
})

it.each(['a"b', 'a\\b', '<b>&amp;', 'ü ☃', 'x\\', 'a\tb', 'a\nb', '"quoted', '\\N\\G'])(
  'draws an element called %j',
  async (name) => {
    const escaped = name.replace(/["\\]/g, '\\$&')
    await using pipeline = Pipeline.parse(`fakesrc name="${escaped}" ! fakesink name=other`)
    const svg = await pipeline.toSvg()
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => unescapeXml(text ?? ''))
    // A label has a line for each line of the name. XML has no other control characters.
    for (const line of name.split('\n')) expect(texts).toContain(line.replace(/\t/g, '\ufffd'))
    expect(texts).toContain('other')
  },
)

function unescapeXml(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => named[entity] ?? '')
    .replace(/\u00a0/g, ' ')
}
