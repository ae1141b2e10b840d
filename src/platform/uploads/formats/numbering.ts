import { chineseNumber } from '#domain/chinese-number.ts'
import { readXml } from './xml.ts'

type Level = { start: number; form: string; text: string }
type Levels = Level[]
export type Numbering = {
  /** The enumerator of the next paragraph of a list at a level; empty for bullets and unknown lists. */
  readonly next: (listId: string, level: number) => string
}

const forms: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: (n) => String(n).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : String(n)),
  decimalEnclosedCircleChinese: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : String(n)),
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  lowerLetter: (n) => String.fromCharCode(97 + ((n - 1) % 26)),
  upperLetter: (n) => String.fromCharCode(65 + ((n - 1) % 26)),
  none: () => '',
}

/** 自动编号: the numbers that Word counts itself stand in no text; the clauses of a document hang on them. */
export const numberingOf = (part: Uint8Array | undefined): Numbering => {
  const abstracts = new Map<string, Levels>()
  const lists = new Map<string, string>()
  const starts = new Map<string, Map<number, number>>()
  const counted = new Map<string, number[]>()
  let abstract: Levels | null = null
  let level: Level | null = null
  let list = ''
  let override = 0
  if (part)
    readXml(part, {
      open: (name, given) => {
        const value = given['w:val'] ?? ''
        if (name === 'w:abstractNum') abstracts.set(given['w:abstractNumId'] ?? '', (abstract = []))
        else if (name === 'w:lvl' && abstract && list === '')
          abstract[Number(given['w:ilvl'])] = level = { start: 1, form: 'decimal', text: '' }
        else if (name === 'w:num') list = given['w:numId'] ?? ''
        else if (name === 'w:abstractNumId') lists.set(list, value)
        else if (name === 'w:lvlOverride') override = Number(given['w:ilvl'])
        else if (name === 'w:startOverride')
          starts.set(list, (starts.get(list) ?? new Map<number, number>()).set(override, Number(value)))
        else if (level && name === 'w:start') level.start = Number(value)
        else if (level && name === 'w:numFmt') level.form = value
        else if (level && name === 'w:lvlText') level.text = value
      },
      close: (name) => {
        if (name === 'w:lvl') level = null
        else if (name === 'w:abstractNum') abstract = null
        else if (name === 'w:num') list = ''
      },
    })
  return {
    next: (listId, at) => {
      const key = lists.get(listId) ?? ''
      const levels = abstracts.get(key)
      const own = levels?.[at]
      if (!levels || !own || own.form === 'bullet' || own.text === '') return ''
      const start = starts.get(listId)
      const counter = start ? listId : key
      const counts = counted.get(counter) ?? []
      counted.set(counter, counts)
      counts[at] = (counts[at] ?? (start?.get(at) ?? own.start) - 1) + 1
      counts.length = at + 1
      return own.text.replaceAll(/%(\d)/g, (_, digit: string) => {
        const i = Number(digit) - 1
        const of = levels[i] ?? own
        return (forms[of.form] ?? String)(counts[i] ?? of.start)
      })
    },
  }
}
