import type { CivilDate } from './date.ts'
import { refuse, type Refusal } from './refusal.ts'
import { instruments, type Instrument } from './urging.ts'

export type LetterGiven = {
  readonly instrument: Instrument
  readonly due: CivilDate
  readonly place?: string | undefined
  readonly reason?: string | undefined
}
export type Unexplained = {
  /** What the steps so far call for; null where the explanation is not overdue. */
  readonly instrument: Instrument | null
  readonly hasReplied: boolean
  readonly hasLetter: boolean
}

/**
 * A letter follows an explanation that is overdue, once. The step that is due is used, or one before it again; to leave
 * one out needs a reason, which stays on the trail.
 */
export const letterRefusal = (given: LetterGiven, about: Unexplained, today: CivilDate): Refusal | null => {
  if (about.instrument === null || about.hasReplied || about.hasLetter) return refuse('letter-not-called-for')
  if (given.due < today) return refuse('explanation-in-past', { field: 'due' })
  if (given.instrument === 'talk' && given.place === undefined) return refuse('talk-needs-place', { field: 'place' })
  const isSkipping = instruments.indexOf(given.instrument) > instruments.indexOf(about.instrument)
  return isSkipping && given.reason === undefined ? refuse('step-left-out', { field: 'reason' }) : null
}

const dayWords = (day: CivilDate) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

export type Fault = {
  readonly title: string
  readonly number: string | null
  readonly due: CivilDate | null
  readonly askedOn: CivilDate
  readonly explainBy: CivilDate
}

/** 事由, as the letter begins it; whoever signs may say it otherwise. */
export const factWords = ({ title, number, due, askedOn, explainBy }: Fault, today: CivilDate): string => {
  const late = due !== null && due < today ? `，完成时限为${dayWords(due)}，未按期完成` : ''
  const asked = `${dayWords(askedOn)}已要求于${dayWords(explainBy)}前说明原因及改进意见，至今未收到说明。`
  return `你单位承办的督办事项“${title}”${number === null ? '' : `（${number}）`}${late}。${asked}`
}
