import { isUtf8 } from 'node:buffer'
import { TextFault } from './text-fault.js'

/** Returns the content of a quoted text, with its escapes resolved, as GStreamer reads it. */
export function unwrap(quoted: string, position: number): string {
  if (quoted.length < 2 || !quoted.endsWith('"')) throw new TextFault('a quote is not closed', position)
  return unescape(quoted.slice(1, -1), position)
}

/** Resolves escapes: `\` before a character, or before the three octal digits of a byte. */
export function unescape(text: string, position: number): string {
  if (!text.includes('\\')) return text
  const bytes = Buffer.from(text)
  const result: number[] = []
  for (let index = 0; index < bytes.length; index++) {
    let byte = bytes[index] ?? 0
    if (byte === backslash) {
      byte = bytes[++index] ?? 0
      if (byte >= 0x30 && byte <= 0x33) {
        const octal = bytes.toString('latin1', index, index + 3)
        if (!/^[0-3][0-7]{2}$/.test(octal))
          throw new TextFault(`\\${octal} is not an escape: three octal digits must follow`, position)
        byte = Number.parseInt(octal, 8)
        index += 2
      }
      if (byte === 0)
        throw new TextFault(
          'a backslash is the last character, or its escape gives a NUL character',
          position,
        )
    }
    result.push(byte)
  }
  const unescaped = Buffer.from(result)
  if (!isUtf8(unescaped)) throw new TextFault('its escapes are not UTF-8', position)
  return unescaped.toString()
}

const backslash = 0x5c
