import { numberingOf } from './numbering.ts'
import { rowText } from './table-text.ts'
import { readXml, type Attributes } from './xml.ts'
import { partsOf } from './zip-parts.ts'

type Paragraph = { text: string; list: string; level: number; style: string }
type Cell = { paragraphs: string[]; span: number; goesOn: boolean }
type Table = { row: Cell[] | null; cell: Cell | null; above: (string[] | undefined)[] }

type Listed = { list: string; level: number }

/** Paragraph styles that number by themselves. */
const listStyles = (part: Uint8Array | undefined): ReadonlyMap<string, Listed> => {
  const styles = new Map<string, Listed>()
  let style = ''
  const at = (): Listed => {
    const known = styles.get(style) ?? { list: '', level: 0 }
    styles.set(style, known)
    return known
  }
  if (part)
    readXml(part, {
      open: (name, given) => {
        if (name === 'w:style') style = given['w:styleId'] ?? ''
        else if (name === 'w:numId' && style) at().list = given['w:val'] ?? ''
        else if (name === 'w:ilvl' && style) at().level = Number(given['w:val'])
      },
      close: (name) => {
        if (name === 'w:style') style = ''
      },
    })
  return styles
}

/** What was struck out or moved away in a tracked change, and the second drawing of the same box for older programs. */
const passedOver = new Set(['w:moveFrom', 'mc:Fallback', 'w:del'])

/** The words of a .docx in their order: paragraphs with the numbers that Word counts, tables as rows. No macro, no field. */
export const docxText = async (bytes: Uint8Array, onProgress: (share: number) => void): Promise<string> => {
  const parts = await partsOf(bytes, (name) => /^word\/(?:document\d*|numbering|styles)\.xml$/.test(name))
  const main = [...parts].find(([name]) => /^word\/document\d*\.xml$/.test(name))?.[1]
  if (!main) throw new Error('no document part')
  const numbering = numberingOf(parts.get('word/numbering.xml'))
  const styles = listStyles(parts.get('word/styles.xml'))
  const lines: string[] = []
  const paragraphs: Paragraph[] = []
  const tables: Table[] = []
  let [passed, isText, heard] = [0, false, 0]

  const endParagraph = () => {
    const done = paragraphs.pop()
    if (!done) return
    const styled = styles.get(done.style)
    const list = done.list || styled?.list || ''
    // 0 takes a paragraph out of the list of its style.
    const number =
      list && list !== '0' && done.text.trim() ? numbering.next(list, done.level || styled?.level || 0) : ''
    const cell = tables.at(-1)?.cell
    ;(cell ? cell.paragraphs : lines).push(`${number}${done.text}`)
  }
  const endRow = (table: Table) => {
    const row: string[][] = []
    for (const cell of table.row ?? []) {
      // A cell merged with the one above says what that one says.
      const own = cell.goesOn ? (table.above[row.length] ?? []) : cell.paragraphs
      table.above[row.length] = own
      row.push(own, ...Array.from({ length: Math.min(cell.span, 60) - 1 }, () => []))
    }
    table.row = null
    const outer = tables.at(-2)?.cell
    ;(outer ? outer.paragraphs : lines).push(outer ? row.map((each) => each.join(' ')).join(' ') : rowText(row))
  }
  const open = (name: string, given: Attributes) => {
    if (passedOver.has(name)) passed += 1
    if (passed > 0) return
    const paragraph = paragraphs.at(-1)
    const table = tables.at(-1)
    if (name === 'w:t') isText = true
    else if (name === 'w:p') paragraphs.push({ text: '', list: '', level: 0, style: '' })
    else if (name === 'w:tbl') tables.push({ row: null, cell: null, above: [] })
    else if (name === 'w:tr' && table) table.row = []
    else if (name === 'w:tc' && table) table.row?.push((table.cell = { paragraphs: [], span: 1, goesOn: false }))
    else if (name === 'w:gridSpan' && table?.cell) table.cell.span = Math.max(1, Number(given['w:val']) || 1)
    else if (name === 'w:vMerge' && table?.cell) table.cell.goesOn = given['w:val'] !== 'restart'
    else if (!paragraph) return
    else if (name === 'w:tab') paragraph.text += ' '
    else if (name === 'w:br' || name === 'w:cr') paragraph.text += '\n'
    else if (name === 'w:noBreakHyphen') paragraph.text += '-'
    else if (name === 'w:pStyle') paragraph.style = given['w:val'] ?? ''
    else if (name === 'w:numId') paragraph.list = given['w:val'] ?? ''
    else if (name === 'w:ilvl') paragraph.level = Number(given['w:val'])
  }
  const close = (name: string) => {
    if (passedOver.has(name)) {
      passed -= 1
      return
    }
    if (passed > 0) return
    const table = tables.at(-1)
    if (name === 'w:t') isText = false
    else if (name === 'w:p') endParagraph()
    else if (name === 'w:tc' && table) table.cell = null
    else if (name === 'w:tr' && table) endRow(table)
    else if (name === 'w:tbl') tables.pop()
  }
  readXml(main, {
    open,
    close,
    text: (words) => {
      heard += words.length
      const paragraph = paragraphs.at(-1)
      if (isText && passed === 0 && paragraph) paragraph.text += words
      if (heard % 64 === 0) onProgress(Math.min(1, heard / main.length))
    },
  })
  return lines.join('\n')
}
