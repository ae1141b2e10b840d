import type { Random } from './random.ts'
import { readData } from './people.ts'

export type Topic = {
  readonly at?: string
  readonly title: string
  readonly least: number
  readonly most: number
  readonly unit: string
  readonly did: string
  readonly issue: string
}
export type Topics = Readonly<Record<'departments' | 'cities' | 'counties', readonly Topic[]>>
export type Words = Readonly<
  Record<
    | 'contents'
    | 'requirements'
    | 'nextSteps'
    | 'unstarted'
    | 'contributions'
    | 'verifications'
    | 'returns'
    | 'questions'
    | 'answers'
    | 'refusals'
    | 'instructions',
    readonly string[]
  >
>

export const readTopics = () => readData<Topics>('topics.json')
export const readWords = () => readData<Words>('words.json')

/** What one matter says: its numbers are drawn once and hold in every report. */
export type Wording = {
  readonly title: string
  readonly target: string
  readonly content: string
  readonly requirement: string
  /** A progress report when `part` (0 to 1) of the budget has gone by. */
  readonly progress: (part: number) => { progress: string; difficulty: string | undefined; nextStep: string }
  readonly outcome: string
  readonly actual: string
}

/** 1264 → 1300: plans are made in round figures. */
const round = (n: number) => {
  const step = n >= 1000 ? 100 : n >= 100 ? 10 : 1
  return Math.round(n / step) * step
}

export const wordingOf = (random: Random, topic: Topic, words: Words, where = ''): Wording => {
  const n = round(random.from(topic.least, topic.most))
  const said = (text: string, achieved: number) =>
    text
      .replaceAll('{n}', String(n))
      .replaceAll('{a}', String(achieved))
      .replaceAll('{p}', `${((achieved / n) * 100).toFixed(1)}%`)
  const title = where + said(topic.title, n)
  const [content, requirement] = [random.pick(words.contents), random.pick(words.requirements)]
  const nextSteps = random.some(words.nextSteps, 3)
  const [unstarted, isHard] = [random.pick(words.unstarted), random.chance(0.55)]
  return {
    title,
    target: `${title}，数据以行业主管部门核定为准`,
    content,
    requirement,
    progress: (part) => {
      const achieved = Math.floor(n * Math.min(0.97, part))
      return {
        progress: achieved < 1 ? unstarted : `截至目前，${said(topic.did, achieved)}。`,
        difficulty: isHard ? `${topic.issue}。` : undefined,
        nextStep: nextSteps[Math.floor(part * 2.9)] ?? nextSteps[0] ?? '',
      }
    },
    outcome: `${said(topic.did, n)}，目标任务全面完成，已组织验收并建立长效机制。`,
    actual: `完成${n}${topic.unit}`,
  }
}
