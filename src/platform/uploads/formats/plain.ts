// oxlint-disable-next-line no-control-regex -- a binary file is what is looked for
const binary = /[\u0000-\u0008\u000e-\u001f]/

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * What a byte order mark says; else UTF-8 where it is valid, else GB18030 as Windows offices still write it; null when it
 * is none of them.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  const marked = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))
  for (const encoding of marked ? [marked[0]] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return binary.test(text) ? null : text
    } catch {
      continue
    }
  }
  return null
}
