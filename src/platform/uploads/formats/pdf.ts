import { getDocumentProxy } from 'unpdf'
import { CharacterMaps } from './character-maps.ts'
import { pagesToText, type Word } from './layout.ts'

const mostPages = 1_000

type Item = { str: string; transform: readonly number[]; width: number; height: number }

/** The text layer of a PDF, page by page; empty for a scan. Nothing in it is evaluated and nothing is fetched. */
export const pdfText = async (bytes: Uint8Array, onProgress: (share: number) => void): Promise<string> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    BinaryDataFactory: CharacterMaps,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  })
  if (pdf.numPages > mostPages) throw new Error('too many pages')
  const pages: Word[][] = []
  for (let i = 1; i <= pdf.numPages; i += 1) {
    const page = await pdf.getPage(i)
    const [, , , top = 842] = page.view
    const { items } = await page.getTextContent()
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item)) return []
        const { str, transform, width, height } = item as Item
        const [, , , , x = 0, y = 0] = transform
        const size = height || Math.abs(transform[3] ?? 0) || 12
        return str.trim() === '' ? [] : [{ text: str, x, y: top - y, width, size }]
      }),
    )
    page.cleanup()
    onProgress(i / pdf.numPages)
  }
  return pagesToText(pages)
}
