import { dayNumber } from '#domain/date.ts'
import { serialOf, type Cell } from '#domain/sheet.ts'

/** A cell holds no more. */
const longest = 32_767
/** Control characters and half surrogates: XML 1.0 cannot carry them. */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export const escapeXml = (text: string): string =>
  text
    .replaceAll(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** A, B … Z, AA …: the letters of a column, counted from nought. */
export const columnLetters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnLetters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))

/** Looks of the cells, by their place in `cellXfs` of the style sheet. */
export const looks = { plain: 0, title: 1, info: 2, head: 3, text: 4, date: 5, number: 6, total: 7 } as const
export type Look = (typeof looks)[keyof typeof looks]

/** Words as inline strings: whatever they begin with, no program takes them for a formula. */
export const cellXml = (cell: Cell, at: string, look: Look): string => {
  if (cell === null || cell === '') return `<c r="${at}" s="${look}"/>`
  if (typeof cell === 'number')
    return `<c r="${at}" s="${look === looks.text ? looks.number : look}"><v>${cell}</v></c>`
  if (typeof cell === 'object')
    return `<c r="${at}" s="${look === looks.text ? looks.date : look}"><v>${serialOf(dayNumber(cell.on))}</v></c>`
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.slice(0, longest))}</t></is></c>`
}

const font = (size: number, more = '') => `<font>${more}<sz val="${size}"/><name val="宋体"/></font>`
const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`
const xf = (numFmt: number, fontId: number, fill: number, border: number, align: string) =>
  `<xf numFmtId="${numFmt}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`
const middle = 'horizontal="center" vertical="center" wrapText="1"'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="4">${font(11)}${font(18, '<b/>')}${font(11, '<b/>')}${font(10)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills><borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xf(0, 1, 0, 0, middle)}${xf(0, 0, 0, 0, 'horizontal="left" vertical="center"')}${xf(0, 2, 2, 1, middle)}${xf(49, 3, 0, 1, 'vertical="center" wrapText="1"')}${xf(164, 3, 0, 1, 'horizontal="center" vertical="center"')}${xf(0, 3, 0, 1, 'horizontal="center" vertical="center"')}${xf(0, 2, 0, 1, 'horizontal="left" vertical="center" wrapText="1"')}</cellXfs></styleSheet>`

/** The parts of a workbook that are small and known before the first row. */
export const smallParts = (name: string, headRow: number): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(name)}'!$${headRow}:$${headRow}</definedName></definedNames></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': styles,
})

export const worksheetOpen = `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
