import { buffer } from 'node:stream/consumers'
import { CFB, utils, write } from '@e965/xlsx'
import { ZipFile } from 'yazl'

/** Documents as other programs write them, small enough to be made in a test. Empty lines are empty paragraphs. */
export type Part =
  | string
  | { readonly table: readonly (readonly string[])[] }
  | { readonly numbered: string; readonly level: number }

export const zipOf = (entries: Readonly<Record<string, Buffer | string>>): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(Buffer.from(bytes), name)
  zip.end()
  return buffer(zip.outputStream)
}
const indent = (line: string) => line.length - line.trimStart().length
const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const rels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
/** 一、 and （一） counted by the program, as office templates do it. */
const numbering = `<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`

const paragraph = (words: string, more = '') =>
  `<w:p>${more}<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`
const partXml = (part: Part): string => {
  if (typeof part === 'string') return paragraph(part)
  if ('numbered' in part)
    return paragraph(
      part.numbered,
      `<w:pPr><w:numPr><w:ilvl w:val="${part.level}"/><w:numId w:val="3"/></w:numPr></w:pPr>`,
    )
  const cell = (words: string) =>
    `<w:tc>${words
      .split('\n')
      .map((each) => paragraph(each))
      .join('')}</w:tc>`
  return `<w:tbl>${part.table.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

export const aDocx = (parts: readonly Part[], more: Readonly<Record<string, Buffer | string>> = {}): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': types,
    '_rels/.rels': rels,
    'word/numbering.xml': numbering,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${word}"><w:body>${parts.map(partXml).join('')}</w:body></w:document>`,
    ...more,
  })

/** A page of A4 in millimetres, a line every ten of them, the first one of a paragraph indented as in an official paper. */
export const anOfd = (pages: readonly (readonly string[])[]): Promise<Buffer> => {
  const ofd = 'xmlns:ofd="http://www.ofdspec.org/2016"'
  const text = (words: string, i: number) =>
    `<ofd:TextObject ID="${i + 10}" Boundary="${28 + indent(words) * 5.6} ${30 + i * 10} ${words.trimStart().length * 5.6} 6" Font="1" Size="5.6"><ofd:TextCode X="0" Y="5">${escaped(words.trimStart())}</ofd:TextCode></ofd:TextObject>`
  return zipOf({
    'OFD.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${ofd} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:Document ${ofd}><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(
      pages.map((lines, i) => [
        `Doc_0/Pages/Page_${i}/Content.xml`,
        `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${ofd}><ofd:Content><ofd:Layer ID="5">${lines.map(text).join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
      ]),
    ),
  })
}

const hexOf = (words: string) => Buffer.from(words, 'utf16le').swap16().toString('hex')

/** Which two bytes a character is in GBK, by asking what each two bytes are. */
const gbkCodes = (): ReadonlyMap<string, string> => {
  const decoder = new TextDecoder('gbk')
  const codes = Array.from({ length: 0x7e }, (_, i) => i + 0x81).flatMap((lead) =>
    Array.from({ length: 0xbf }, (_, i) => Buffer.from([lead, i + 0x40])),
  )
  return new Map(codes.map((code) => [decoder.decode(code), code.toString('hex')]))
}

/** What a font of the reader's own system is asked for: codes of a named encoding, and nothing that says what they mean. */
const byEncoding = (encoding: 'GBK-EUC-H' | 'UniGB-UCS2-H') => {
  const codes = encoding === 'GBK-EUC-H' ? gbkCodes() : null
  const half = (each: string) => each.charCodeAt(0).toString(16)
  return (words: string) =>
    codes === null ? hexOf(words) : Array.from(words, (each) => codes.get(each) ?? half(each)).join('')
}

/**
 * A PDF with a text layer of two-byte characters, lines of 28 characters on pages of 22 lines; with an encoding its font
 * is neither embedded nor explained.
 */
export const aPdf = (pages: readonly (readonly string[])[], encoding?: 'GBK-EUC-H' | 'UniGB-UCS2-H'): Buffer => {
  const written = encoding ? byEncoding(encoding) : hexOf
  const characters = [...new Set(pages.flat().join(''))].filter((each) => each.length === 1)
  const ranges = Array.from({ length: Math.ceil(characters.length / 100) }, (_, i) => {
    const some = characters.slice(i * 100, i * 100 + 100).map((each) => `<${hexOf(each)}> <${hexOf(each)}>`)
    return `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`
  })
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${ranges.join('\n')} endcmap end end`
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /DescendantFonts [4 0 R] ${encoding ? `/Encoding /${encoding}` : '/Encoding /Identity-H /ToUnicode 5 0 R'} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (${encoding ? 'GB1' : 'Identity'}) /Supplement ${encoding ? 2 : 0} >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>`,
    `<< /Length ${cmap.length} >>\nstream\n${cmap}\nendstream`,
  ]
  pages.forEach((lines, i) => {
    const content = lines
      .map(
        (line, n) =>
          `BT /F1 16 Tf 1 0 0 1 ${80 + indent(line) * 16} ${760 - n * 28} Tm <${written(line.trimStart())}> Tj ET`,
      )
      .join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  })
  let out = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${out}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF`,
    'latin1',
  )
}

/** A Word 97 file of one piece of text: the header that says where it lies, the text, the table of its one piece. */
export const aDoc = (text: string): Buffer => {
  const header = Buffer.alloc(2_048)
  header.writeUInt16LE(0xa5ec, 0)
  header.writeUInt16LE(0xc1, 2)
  header.writeUInt16LE(0x0200, 0x0a)
  header.writeUInt32LE(2_048, 0x18)
  header.writeUInt32LE(text.length, 0x4c)
  const words = Buffer.from(text, 'utf16le')
  const pieces = Buffer.alloc(5 + 8 + 8)
  pieces.writeUInt8(2, 0)
  pieces.writeUInt32LE(16, 1)
  pieces.writeUInt32LE(0, 5)
  pieces.writeUInt32LE(text.length, 9)
  pieces.writeUInt32LE(2_048, 15)
  const table = Buffer.concat([pieces, Buffer.alloc(4_200)])
  header.writeUInt32LE(0, 0x1a2)
  header.writeUInt32LE(pieces.length, 0x1a6)
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, 'WordDocument', Buffer.concat([header, words, Buffer.alloc(4_200)]))
  CFB.utils.cfb_add(file, '1Table', table)
  return CFB.write(file, { type: 'buffer' }) as Buffer
}

export const aWorkbook = (rows: readonly (readonly (string | number)[])[]): Buffer => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), '任务分解表')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}
