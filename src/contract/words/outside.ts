import { dayOf, monthOf, type CivilDate } from '#domain/date.ts'
import type { Instrument } from '#domain/urging.ts'
import type { Language } from '../words.ts'

type Line = {
  readonly matter: string
  readonly title: string
  readonly number: string | null
  readonly target: string | null
  readonly rung: number
  readonly due: CivilDate
}
type Urged = { readonly title: string; readonly number: string | null }
type Urging = {
  readonly by: string
  readonly said: string
  readonly explainBy: CivilDate | null
  readonly letter?: { readonly instrument: Instrument; readonly number: string }
}

const zh = {
  rung: (rung: number) => (rung < 0 ? `剩余${-rung}个工作日` : rung === 0 ? '今日到期' : `超期${rung}个工作日`),
  of: (target: string) => `（${target}）`,
  due: (day: string) => `时限 ${day}`,
  digest: (today: CivilDate, count: number) => `【督办提醒】${monthOf(today)}月${dayOf(today)}日 ${count}项`,
  digestEnd: '在系统中可查看详情、报送进展；接收方式和免打扰时间在“个人设置”中修改。',
  urging: (title: string, more: number) => `【催办】${title}${more > 0 ? `等${more + 1}项` : ''}`,
  said: (by: string, text: string) => `${by}：${text}`,
  explain: (day: string) => `请于${day}前报告原因及改进意见。`,
  letter: (kind: string, number: string) => `${kind} ${number}`,
  letters: { reminder_letter: '提醒函', supervision_letter: '督办函', talk: '约谈通知', circular: '通报' },
  feed: '落实 督办时限',
  feedDue: (title: string) => `【时限】${title}`,
  feedStage: (target: string) => `【阶段目标】${target}`,
}
type Words = typeof zh

const workdays = (n: number) => `${n} working ${n === 1 ? 'day' : 'days'}`
const en: Words = {
  rung: (rung) => (rung < 0 ? `${workdays(-rung)} left` : rung === 0 ? 'Due today' : `${workdays(rung)} overdue`),
  of: (target) => ` (${target})`,
  due: (day) => `due ${day}`,
  digest: (today, count) => `[Luoshi] ${today}: ${count} ${count === 1 ? 'matter' : 'matters'}`,
  digestEnd: 'Details and reporting are in the system; channels, language and quiet hours are in your settings.',
  urging: (title, more) => `[Urged] ${title}${more > 0 ? ` and ${more} more` : ''}`,
  said: (by, text) => `${by}: ${text}`,
  explain: (day) => `Report the cause and what will be done better by ${day}.`,
  letter: (kind, number) => `${kind} ${number}`,
  letters: {
    reminder_letter: 'Reminder letter',
    supervision_letter: 'Supervision letter',
    talk: 'Talk',
    circular: 'Circular',
  },
  feed: 'Luoshi due days',
  feedDue: (title) => `[Due] ${title}`,
  feedStage: (target) => `[Milestone] ${target}`,
}
/** What leaves the house, in the language of whoever it is for; titles and what people wrote stay as they are. */
export const outsideWords: Readonly<Record<Language, Words>> = { zh, en }

export type Message = { readonly subject: string; readonly body: string }

const named = ({ number, title }: Urged) => (number === null ? title : `${number} ${title}`)

export const digestMessage = (
  language: Language,
  lines: readonly Line[],
  today: CivilDate,
  address: string | null,
): Message => {
  const words = outsideWords[language]
  const said = lines.map((line) => {
    const link = address === null ? '' : `\n  ${address}/matters/${line.matter}`
    return `· ${words.rung(line.rung)}　${named(line)}${line.target === null ? '' : words.of(line.target)}　${words.due(line.due)}${link}`
  })
  return { subject: words.digest(today, lines.length), body: [...said, '', words.digestEnd].join('\n') }
}

export const urgingMessage = (
  language: Language,
  { by, said, explainBy, letter }: Urging,
  about: readonly Urged[],
): Message => {
  const words = outsideWords[language]
  return {
    subject: words.urging(about[0]?.title ?? '', about.length - 1),
    body: [
      ...(letter ? [words.letter(words.letters[letter.instrument], letter.number)] : []),
      words.said(by, said),
      ...(explainBy === null ? [] : [words.explain(explainBy)]),
      ...about.map((each) => `· ${named(each)}`),
    ].join('\n'),
  }
}
