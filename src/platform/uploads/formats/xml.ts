import { SaxesParser } from 'saxes'

export type Attributes = Readonly<Record<string, string>>
export type XmlEvents = {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/**
 * Reads XML from front to back, names as they are written. A document type is refused before anything of it is
 * understood: no external entity is ever asked for, and none expands.
 */
export const readXml = (bytes: Uint8Array, events: XmlEvents): void => {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new Error('a document type is refused')
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => events.open(name, attributes as Attributes))
  if (events.close) parser.on('closetag', ({ name }) => events.close?.(name))
  if (events.text) {
    parser.on('text', events.text)
    parser.on('cdata', events.text)
  }
  const decoder = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8')
  for (let at = 0; at < bytes.length; at += 65_536)
    parser.write(decoder.decode(bytes.subarray(at, at + 65_536), { stream: true }))
  parser.write(decoder.decode()).close()
}
