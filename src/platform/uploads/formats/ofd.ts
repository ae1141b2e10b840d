import { posix } from 'node:path'
import { pagesToText, type Word } from './layout.ts'
import { readXml } from './xml.ts'
import { partsOf } from './zip-parts.ts'

const local = (name: string) => name.slice(name.indexOf(':') + 1)
const numbers = (text: string | undefined) => (text ?? '').trim().split(/\s+/).map(Number)

/** The text of one element, wherever it stands. */
const said = (part: Buffer | undefined, element: string): string | null => {
  let [isIn, text] = [false, '']
  if (part)
    readXml(part, {
      open: (name) => {
        if (local(name) === element && text === '') isIn = true
      },
      close: () => (isIn = false),
      text: (words) => {
        if (isIn) text += words.trim()
      },
    })
  return text || null
}

const pagePaths = (document: Buffer): string[] => {
  const paths: string[] = []
  readXml(document, {
    open: (name, given) => {
      if (local(name) === 'Page' && given['BaseLoc']) paths.push(given['BaseLoc'])
    },
  })
  return paths
}

/** Text objects of a page: each stands in its boundary, each of its codes at an offset of its own. */
const wordsOf = (page: Buffer): Word[] => {
  const words: Word[] = []
  let [x, y, size, right] = [0, 0, 4, 0]
  let place: { x: number; y: number } | null = null
  let text = ''
  readXml(page, {
    open: (name, given) => {
      if (local(name) === 'TextObject') {
        const [left = 0, top = 0, width = 0] = numbers(given['Boundary'])
        ;[x, y, size, right] = [left, top, Number(given['Size']) || 4, left + width]
      } else if (local(name) === 'TextCode') {
        place = { x: x + (Number(given['X']) || 0), y: y + (Number(given['Y']) || 0) }
        text = ''
      }
    },
    close: (name) => {
      if (local(name) !== 'TextCode' || !place) return
      if (text.trim() !== '')
        words.push({ text, ...place, size, width: Math.max(0, Math.min(right - place.x, text.length * size)) })
      place = null
    },
    text: (more) => {
      if (place) text += more
    },
  })
  return words
}

/** The words of an .ofd (GB/T 33190) in the order of their places. Signatures are not checked. */
export const ofdText = async (bytes: Uint8Array, onProgress: (share: number) => void): Promise<string> => {
  const parts = await partsOf(bytes, (name) => name.endsWith('.xml'))
  const root = (said(parts.get('OFD.xml'), 'DocRoot') ?? 'Doc_0/Document.xml').replace(/^\//, '')
  const document = parts.get(root)
  if (!document) throw new Error('no document')
  const pages: Word[][] = []
  const paths = pagePaths(document)
  for (const [i, path] of paths.entries()) {
    const page = parts.get(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(root), path))
    if (page) pages.push(wordsOf(page))
    onProgress((i + 1) / paths.length)
  }
  return pagesToText(pages)
}
