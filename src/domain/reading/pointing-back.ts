import type { Passage } from './clauses.ts'
import { findDeadlines, type DocumentTime } from './deadlines.ts'
import type { Flow } from './flow.ts'
import { reason, type Found } from './found.ts'
import { pointsBack } from './subjects.ts'

/** 以上工作要在2019年2月底前完成: dates the tasks before it, up to the start of its section (D28). */
export const applyPointingBack = (
  flow: Flow,
  passages: readonly Passage[],
  found: readonly Found[],
  time: DocumentTime,
): Found[] => {
  let result = [...found]
  for (const each of flow.text.matchAll(/(?<=[。\n)])(?:以上|上述)[^。\n]{0,60}/g)) {
    const words = each[0]
    if (pointsBack(words) !== 'all') continue
    const phrase = findDeadlines(words, time).find(({ date }) => date !== null)
    const index = passages.findIndex(({ from, to }) => each.index >= from - 1 && each.index < to)
    const own = passages[index]
    if (!phrase || !own) continue
    const section = passages.slice(0, index + 1).findLast(({ level }) => level > 0 && level < Math.max(own.level, 2))
    const start = section && section.level < own.level ? section.from : own.from
    const why = reason(flow, 'points-back', own, each.index, each.index + words.length)
    let isTaken = false
    result = result.map((task) => {
      const isBefore = task.from >= start && task.to <= each.index
      if (
        !isBefore ||
        task.deadline != null ||
        findDeadlines(flow.text.slice(task.from, task.to), time).some(({ date }) => date !== null)
      )
        return task
      isTaken = true
      return { ...task, deadline: phrase.raw, reasons: [...task.reasons, why] }
    })
    // The sentence itself is no task, once the tasks before it have its date.
    if (isTaken)
      result = result.filter(
        (task) =>
          !(task.from <= each.index && each.index < task.to && task.reasons.some(({ code }) => code === 'points-back')),
      )
  }
  return result
}
