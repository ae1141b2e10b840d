import { fold, withoutBlanks, type Span } from './fold.ts'

export type Line = { readonly start: number; readonly end: number }

export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let from = 0
  for (const found of text.matchAll(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/g)) {
    lines.push({ start: from, end: found.index })
    from = found.index + found[0].length
  }
  lines.push({ start: from, end: text.length })
  return lines
}

const widthOf = (line: string) => line.length - (line.match(/[!-~]/g)?.length ?? 0) / 2

type Measured = { readonly line: Line; readonly words: string; readonly width: number }

/** The lines that reach the width at which most of a text was broken; none where paragraphs are whole lines. */
const atTheEdge = (long: readonly Measured[]): readonly Measured[] => {
  const near = (most: number) => long.filter(({ width }) => width <= most && width >= most - 4).length
  const edge = long.map(({ width }) => width).filter((width) => width <= 60)
  const widest = edge.reduce((best, width) => (near(width) > near(best) ? width : best), edge[0] ?? 0)
  const wider = long.filter(({ width }) => width > widest).length
  const isBroken = near(widest) >= 3 && near(widest) * 4 >= long.length && wider * 5 <= long.length
  // No heading is longer than forty characters: such a line without a stop is broken, too.
  return long.filter((each) => each.width > 40 || (isBroken && each.width >= widest - 4))
}

/**
 * Lines of a text that was broken at a width (out of a PDF, a mail) and that reach it without a stop: what they say goes
 * on in the next line. Paper counts the width of characters, a program that wraps counts characters.
 */
export const fullLines = (folded: string, lines: readonly Line[]): Set<Line> => {
  const written = lines.flatMap((line): Measured[] => {
    const words = withoutBlanks(folded.slice(line.start, line.end))
    const isAside = isTabular(folded, line) || isNote(folded.slice(line.start, line.end).trimStart())
    return isAside ? [] : [{ line, words, width: widthOf(words) }]
  })
  const measures = [written, written.map((each) => ({ ...each, width: each.words.length }))]
  const goesOn = measures.flatMap((each) => atTheEdge(each.filter(({ width }) => width > 14)))
  return new Set(goesOn.filter(({ words }) => !ends.test(words) && !endsWithHeading(words)).map(({ line }) => line))
}

/** …。三、工作保障: a heading that runs on behind the text above it. */
const endsWithHeading = (words: string) =>
  /[。;)](?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])[^。;]{1,40}$/.test(words)

const isTabular = (text: string, { start, end }: Line) => /[|\t]/.test(text.slice(start, end))

/** Notes above a document (`# source: …`) are the keeper's words, not the document's. */
export const isNote = (line: string) => /^#\s*[a-z]+\s*:/i.test(line)

/** A line that only says which page it is. */
const pageLines: readonly RegExp[] = [
  /** — 3 —, －3－, ·3· */
  /^[-—–―─_·•.~]+\d{1,4}[-—–―─_·•.~]+$/,
  /** 第3页, 第 3 页 共 10 页, 第三页 */
  /^[-—–―]*第[\d一二三四五六七八九十百]{1,4}页[,，/]?(?:[(（]?共[\d一二三四五六七八九十百]{1,4}页[)）]?)?[-—–―]*$/,
  /** 3/10, Page 3 of 10 */
  /^\d{1,4}\/\d{1,4}$/,
  /^page\d{1,4}(?:of\d{1,4})?$/i,
]

export const isPageLine = (blankless: string) => pageLines.some((each) => each.test(blankless))
const isRule = (blankless: string) => /^[-—–―─━═=_*·.]{3,}$/.test(blankless)

/** Page numbers that extraction left inside a line, and drawn rules. */
const insideLine =
  /(?<![\d.年月日至到])[—–―]\s{0,3}\d{1,3}\s{0,3}[—–―](?!\d)|(?<=^|\s)-\s{1,3}\d{1,3}\s{1,3}-(?=\s|$)|第\s?\d{1,4}\s?页\s?[,，/]?\s?共\s?\d{1,4}\s?页|[━═]{3,}|[-—–―─_=]{6,}/g

/**
 * What stands on the page and is no part of the document's words: notes of the keeper, page numbers, rules and the
 * heads that every page repeats. Places in the text given, in order.
 */
export const furnitureOf = (text: string, lines: readonly Line[]): Span[] => {
  const folded = fold(text)
  const plain = lines.map(({ start, end }) => withoutBlanks(folded.slice(start, end)))
  const marks = plain.map((line) => isPageLine(line))
  const heads = runningHeads(plain, marks)
  const spans: Span[] = []
  let isAbove = true
  lines.forEach(({ start, end }, i) => {
    const line = plain[i] ?? ''
    if (line === '') return
    const note = isAbove && isNote(text.slice(start, end).trimStart())
    isAbove &&= note
    if (note || marks[i] || isRule(line) || heads.has(i) || isLonePageNumber(plain, i)) spans.push([start, end])
    else
      for (const found of folded.slice(start, end).matchAll(insideLine))
        spans.push([start + found.index, start + found.index + found[0].length])
  })
  return spans
}

const ends = /[。;；:：!！?？)）\]>”"]$/

/** A bare number on a line of its own, between a broken sentence and the rest of it. */
const isLonePageNumber = (plain: readonly string[], at: number): boolean => {
  if (!/^\d{1,3}$/.test(plain[at] ?? '')) return false
  const near = (step: number) => {
    for (let i = at + step; i >= 0 && i < plain.length; i += step) if (plain[i]) return plain[i] ?? ''
    return ''
  }
  const [above, below] = [near(-1), near(1)]
  return above.length > 14 && !ends.test(above) && below.length > 2 && !/^[|\d(（一二三四五六七八九十]/.test(below)
}

/** The same short line next to a page number, three times and more: a head or foot that every page repeats. */
const runningHeads = (plain: readonly string[], marks: readonly boolean[]): Set<number> => {
  const seen = new Map<string, number[]>()
  const next = (from: number, step: number) => {
    for (let i = from + step; i >= 0 && i < plain.length; i += step) if (plain[i] !== '') return i
    return -1
  }
  marks.forEach((isPage, i) => {
    if (!isPage) return
    for (const at of [next(i, -1), next(i, 1)]) {
      const line = plain[at]
      if (line === undefined || marks[at] || line.length < 4 || line.length > 40 || /[。;；]/.test(line)) continue
      const places = seen.get(line)
      if (!places) seen.set(line, [at])
      else if (!places.includes(at)) places.push(at)
    }
  })
  return new Set([...seen.values()].filter((places) => places.length >= 3).flat())
}
