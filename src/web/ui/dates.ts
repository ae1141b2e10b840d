import type { Language } from '#contract/words.ts'
import { languageNow } from '#web/text/language.ts'
import { textOf } from '#web/text/use-text.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-06-30` as 2026年6月30日, or 30 Jun 2026. */
export const dateText = (date: string | null | undefined, language: Language = languageNow()): string => {
  const [year, month, day] = (date ?? '').split('-').map(Number)
  if (!year || !month || !day) return textOf(language).controls.none
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** An instant on the wall clock of the government: 2026年6月30日 17:50. */
export const instantText = (instant: string | null | undefined, language: Language = languageNow()): string => {
  if (!instant) return textOf(language).controls.none
  const [date, time] = clock.format(new Date(instant)).split(' ')
  return `${dateText(date, language)} ${time}`
}

/** The civil day of an instant in the government's zone. */
export const dayOf = (instant: string | null): string | null =>
  instant ? (clock.format(new Date(instant)).split(' ')[0] ?? null) : null

/** 剩余3个工作日, 今日到期, 超期2个工作日. */
export const workdaysText = (left: number | null, language: Language = languageNow()): string | null => {
  if (left === null) return null
  const { controls } = textOf(language)
  if (left === 0) return controls.dueToday
  return left > 0 ? controls.workdaysLeft(left) : controls.workdaysOver(-left)
}
