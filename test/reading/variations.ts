import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isHeadName } from '#domain/reading/cells.ts'
import { fold, withoutBlanks } from '#domain/reading/fold.ts'
import { readDocument, type Reading } from '#domain/reading/read.ts'

export type Sample = { readonly name: string; readonly text: string }

const shared = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const own = fileURLToPath(new URL('documents/', import.meta.url))
const textsIn = (folder: string): Sample[] =>
  globSync(`${folder}*.txt`).map((file) => ({ name: file.slice(folder.length), text: readFileSync(file, 'utf8') }))

export const sharedSamples = existsSync(shared) ? textsIn(shared) : []
export const ownSamples = textsIn(own)
export const samples: readonly Sample[] = [...ownSamples, ...sharedSamples]
if (sharedSamples.length === 0) console.log('  the shared corpus is not here: only our own documents are varied')

/** What must stay the same, whatever happens to the paper: words, units and day of every task. */
export const ledgerOf = (reading: Reading, change = (words: string) => words): string[] =>
  reading.tasks
    .map((task) => {
      const names = (list: readonly string[]) =>
        list
          .map((name) => plain(change(name)))
          .toSorted()
          .join('、')
      return `${plain(change(task.text))} | ${names(task.lead)} | ${names(task.support)} | ${task.deadline?.date ?? ''}`
    })
    .toSorted()

const plain = (text: string) => fold(withoutBlanks(text)).replaceAll(/[.,。;:、|]/g, '')

/** A generator of its own, so that a seed says which variation failed. */
export const drawing = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A row of a table, drawn with signs or with blanks, or saved with commas. */
const isTableLine = (line: string) =>
  /^\s*\||\|.*\||\t|,"|",|^[^,，。]+(?:,[^,。]*){3,}$|<\/?(?:table|t[rdh])|\S[ \u3000]{2,}\S.*[ \u3000]{2,}\S|^\s*\S+[ \u3000]{4,}\S/i.test(
    line,
  )
/** The first numbered clause: what stands above it is the head of the paper. */
const bodyFrom = (lines: readonly string[]) =>
  Math.max(
    lines.findIndex((line) => /^(?:#+ *)?(?:[一二三四五六七八九十]、|（[一二三]）|\d{1,2}[.．、])/.test(line)),
    0,
  )

export const widened = (text: string) =>
  text.replaceAll(/[0-9A-Za-z(),:;]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
export const narrowed = (text: string) =>
  text.replaceAll(/[０-９Ａ-Ｚａ-ｚ（），：；]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
/** Notes above a document and web markup are not its words. */
export const inWords = (change: (text: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((line) => (/^# [a-z]+:/.test(line) || /<[a-z/]|\S {2,}\S/i.test(line) ? line : change(line)))
    .join('\n')

/** Page numbers at random places: between lines everywhere, inside the lines of the body that are long enough. */
export const paged = (text: string, draw: (below: number) => number): string => {
  const lines = text.split('\n')
  const from = isFlat(lines) ? lines.length : bodyFrom(lines)
  const forms = ['— 7 —', '- 12 -', '第 3 页 共 9 页', '－４－', '\f— 21 —']
  return lines
    .map((line, i) => {
      if (
        i < from ||
        line.startsWith('# ') ||
        isTableLine(line) ||
        isTableLine(lines[i + 1] ?? '') ||
        line.length < 30 ||
        draw(3) > 0
      )
        return line
      const at = 1 + draw(line.length - 1)
      return `${line.slice(0, at)}\n${forms[draw(forms.length)]}\n${line.slice(at)}`
    })
    .join('\n')
}

/** Heads of a table or of its cards on lines of their own: cells are lines, and no paragraphs to glue. */
const isFlat = (lines: readonly string[]): boolean =>
  lines.filter((line) => line.trim() !== '' && line.length < 12 && isHeadName(line)).length >= 3

/** Paragraphs that end with a stop run into the next one. */
export const glued = (text: string): string => {
  const lines = text.split('\n')
  const from = isFlat(lines) ? lines.length : bodyFrom(lines)
  return lines.reduce((sofar, line, i) => {
    const before = lines[i - 1] ?? ''
    const mayGlue =
      i > from &&
      /[。；）〕]$/.test(before) &&
      !isTableLine(line) &&
      !isTableLine(before) &&
      !/^附件|^(?:项目|序号|事项|问题)|\d日$/.test(line) &&
      line !== ''
    return i === 0 ? line : `${sofar}${mayGlue && !isSignature(lines, i) ? '' : '\n'}${line}`
  }, '')
}
const isSignature = (lines: readonly string[], at: number) => /^[\d一二〇○零年月日 ]+日/.test(lines[at + 1] ?? '')

/** The parts of the body that begin with 一、, 二、 …, and what stands above the first. */
const sectionsOf = (text: string): { head: string; sections: string[] } => {
  const starts = [...text.matchAll(/^(?:#+ *)?[一二三四五六七八九十]{1,3}、/gm)].map((found) => found.index)
  return {
    head: text.slice(0, starts[0] ?? text.length),
    sections: starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length)),
  }
}

/** A section copied behind itself. The heads of a table would be torn from its rows: papers with tables stay. */
export const duplicated = (text: string, draw: (below: number) => number): string => {
  if (text.split('\n').some(isTableLine)) return text
  const { head, sections } = sectionsOf(text)
  const twice = draw(Math.max(sections.length - 1, 1))
  return head + sections.map((each, i) => (i === twice && i < sections.length - 1 ? each + each : each)).join('')
}

/** The sections in another order; the one that states a rule for those behind it stays before them, the last stays last. */
export const shuffled = (text: string, draw: (below: number) => number): string => {
  if (text.split('\n').some(isTableLine)) return text
  const { head, sections } = sectionsOf(text)
  const first = sections.findIndex((each) => /下同|不再/.test(each)) + 1
  const middle = sections.slice(first, -1)
  for (let i = middle.length - 1; i > 0; i -= 1) {
    const j = draw(i + 1)
    ;[middle[i], middle[j]] = [middle[j] ?? '', middle[i] ?? '']
  }
  return (
    head + [...sections.slice(0, first), ...middle, ...sections.slice(Math.max(first, sections.length - 1))].join('')
  )
}

const others = ['林业局', '体育局', '信访局', '统计局', '档案局', '气象局', '地震局', '审计局']
const ministries = ['国家林草局', '国家信访局', '国家统计局', '国家档案局', '中国气象局', '国家铁路局', '国家疾控局']

/** Units of the ledger under other names, everywhere in the text. */
export const renaming = (text: string): ((words: string) => string) => {
  const { tasks } = readDocument(text)
  const names = [...new Set(tasks.flatMap((task) => [...task.lead, ...task.support]))].filter(
    (name) => /^[一-龥]{3,12}$/.test(name) && /[局部委厅]$/.test(name) && !/^[各有相国试]|有关|相关|部门/.test(name),
  )
  const isWhole = (name: string) =>
    !names.some((other) => other !== name && other.includes(name)) &&
    // 财政局 without its 县 would keep its old name.
    withoutBlanks(text).split(name).length === text.split(name).length &&
    text.split(name).length === text.split(name.slice(1)).length &&
    text
      .split(name)
      .slice(1)
      .every((rest) => /^[、，,；;）)〕。牵负会要按应等及和\n]/.test(rest))
  const chosen = names.filter(isWhole).slice(0, 6)
  const levelOf = (name: string) => /^[省市县区州](?!场)/.exec(name)?.[0]
  const pairs = chosen.flatMap((name, i): [string, string][] => {
    const level = levelOf(name)
    const to = level ? `${level}${others[i]}` : (ministries[i] ?? '')
    return text.includes(to) || to === '' ? [] : [[name, to]]
  })
  return (words) => pairs.reduce((sofar, [from, to]) => sofar.replaceAll(from, to), words)
}
