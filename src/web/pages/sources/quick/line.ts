import type { z } from 'zod'
import type { InputOf } from '#contract/operation.ts'
import type { enterInstruction } from '#contract/instructions.ts'
import type { BudgetInput } from '#contract/matter-views.ts'
import { isCivilDate } from '#domain/date.ts'

type Input = InputOf<typeof enterInstruction>
type Limit = z.input<typeof BudgetInput>
export type Use = Input['as']

/** One line of the page, as typed: words everywhere, so that nothing is lost that cannot be read yet. */
export type Line = {
  /** Sent along as the key of the command: a line that is sent twice is entered once. */
  readonly key: string
  readonly leader: string
  readonly on: string
  readonly text: string
  readonly requirement: string
  readonly unit: string
  readonly limit: string
  readonly answer: boolean
  readonly urgency: NonNullable<Input['urgency']>
  readonly chain: string
  readonly carrier: string
  /** Another leader on the carrier of the line above. */
  readonly same: boolean
  readonly use: Use
  readonly into: { readonly id: string; readonly title: string } | null
  readonly file: { readonly id: string; readonly name: string } | null
  readonly saved: { readonly sourceId: string; readonly matterId: string | null; readonly version: number } | null
  readonly order: { readonly id: string; readonly number: string } | null
  readonly errors: Readonly<Record<string, string>>
}

export type Named = { readonly id: string; readonly name: string; readonly shortName: string }
export type Leader = { readonly id: string; readonly name: string; readonly post: string }

export const emptyLine = (key: string, on: string): Line => ({
  key,
  leader: '',
  on,
  text: '',
  requirement: '',
  unit: '',
  limit: '',
  answer: true,
  urgency: 'normal',
  chain: '',
  carrier: '',
  same: false,
  use: 'matter',
  into: null,
  file: null,
  saved: null,
  order: null,
  errors: {},
})

/** The leader and the day are taken over from the line above; they alone are nothing yet. */
export const isBlank = (line: Line): boolean =>
  [line.text, line.requirement, line.unit, line.limit].every((words) => words.trim() === '')

/** “王海峰 副省长”, or the name alone where the directory knows the post. */
export const leaderIn = (words: string, leaders: readonly Leader[]) => {
  const [name = '', ...rest] = words.trim().split(/[\s,，]+/)
  const known = leaders.find((each) => each.name === name)
  const post = rest.join('') || known?.post || ''
  return name && post ? { leaderName: name, leaderPost: post, ...(known ? { leaderId: known.id } : {}) } : null
}

const padded = (year: number, month: string, day: string): string | null => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : null
}

/** 2026-09-14, 9.14, 9/14, 0914, 9月14日: a day of this year unless it says which. */
export const dayIn = (words: string, today: string): string | null => {
  const text = words.trim()
  const whole = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text)
  if (whole) return padded(Number(whole[1]), whole[2] ?? '', whole[3] ?? '')
  const short = /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text)
  return short ? padded(Number(today.slice(0, 4)), short[1] ?? '', short[2] ?? '') : null
}

/** 15 is so many working days, 1个月 a month, 10.31 a day (of next year where this year's is over); nothing is no limit. */
export const limitIn = (words: string, today: string): Limit | undefined | null => {
  const text = words.trim()
  if (text === '') return undefined
  const amount = Number(/^(\d{1,3})\s*(?:个?工作日)?$/.exec(text)?.[1] ?? 0)
  if (amount > 0) return { kind: 'working_days', amount }
  const months = Number(/^(\d{1,2})\s*个?月$/.exec(text)?.[1] ?? 0)
  if (months > 0) return { kind: 'months', amount: months }
  const days = Number(/^(\d{1,3})\s*(?:天|个?自然日)$/.exec(text)?.[1] ?? 0)
  if (days > 0) return { kind: 'calendar_days', amount: days }
  const day = dayIn(text, today)
  if (!day) return null
  if (day >= today || /\d{4}/.test(text)) return { kind: 'fixed', on: day }
  return { kind: 'fixed', on: `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` }
}

/** A unit by its name or its short name; the beginning is enough where only one begins so. */
export const unitIn = (words: string, units: readonly Named[]): Named | null => {
  const text = words.trim()
  if (text === '') return null
  const same = units.find((each) => each.name === text || each.shortName === text)
  if (same) return same
  const like = units.filter((each) => each.shortName.includes(text) || each.name.includes(text))
  return like.length === 1 ? (like[0] ?? null) : null
}

/** 省水利厅（主办）、省财政厅 → whom the paper goes to, in order. */
export const chainIn = (words: string): { name: string; note?: string }[] =>
  words
    .split(/[、，,→]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const [, name = each, note] = /^(.+?)[(（](.+?)[)）]$/.exec(each) ?? []
      return note ? { name, note } : { name }
    })

export type Known = {
  readonly leaders: readonly Leader[]
  readonly units: readonly Named[]
  readonly today: string
  readonly words: Readonly<Record<'leader' | 'on' | 'text' | 'requirement' | 'unit' | 'limit' | 'into', string>>
}

/** What is sent for a line, or what has to be mended in it first, field by field. */
export const inputOf = (line: Line, { leaders, units, today, words }: Known): Input | Record<string, string> => {
  const leader = leaderIn(line.leader, leaders)
  const on = dayIn(line.on, today)
  const limit = limitIn(line.limit, today)
  const unit = unitIn(line.unit, units)
  const isMatter = line.use === 'matter'
  const errors = {
    ...(leader ? {} : { leader: words.leader }),
    ...(on ? {} : { on: words.on }),
    ...(line.text.trim() ? {} : { text: words.text }),
    ...(isMatter && !line.requirement.trim() ? { requirement: words.requirement } : {}),
    ...(isMatter && !unit ? { unit: words.unit } : {}),
    ...(limit === null ? { limit: words.limit } : {}),
    ...(line.use === 'attach' && !line.into ? { into: words.into } : {}),
  }
  if (!leader || !on || limit === null || Object.keys(errors).length > 0) return errors
  return {
    ...leader,
    instructedOn: on,
    text: line.text,
    ...(line.requirement.trim() ? { requirement: line.requirement } : {}),
    answerRequired: line.answer,
    urgency: line.urgency,
    chain: chainIn(line.chain),
    ...(limit ? { limit } : {}),
    ...(line.carrier.trim() ? { carrierNumber: line.carrier } : {}),
    ...(line.file ? { fileId: line.file.id } : {}),
    as: line.use,
    ...(isMatter && unit ? { leadOrganizationId: unit.id } : {}),
    ...(line.use === 'attach' && line.into ? { matterId: line.into.id } : {}),
  }
}
export const isInput = (given: Input | Record<string, string>): given is Input => 'as' in given

/** Where the server's word on a field belongs on the line. */
const places: Readonly<Record<string, keyof Known['words']>> = {
  leaderName: 'leader',
  leaderPost: 'leader',
  leaderId: 'leader',
  instructedOn: 'on',
  text: 'text',
  requirement: 'requirement',
  title: 'requirement',
  leadOrganizationId: 'unit',
  limit: 'limit',
  budget: 'limit',
  matterId: 'into',
}
export const placeOf = (field: string): string => places[field.split('.')[0] ?? ''] ?? 'line'
