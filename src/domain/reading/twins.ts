import { fold, withoutBlanks } from './fold.ts'
import type { ReadTask } from './read.ts'

/** The same words for the same units, twice in one text: a passage that was copied twice is one task. */
export const mergeTwins = (tasks: readonly ReadTask[]): ReadTask[] => {
  const first = new Map<string, number>()
  const merged: ReadTask[] = []
  for (const task of tasks) {
    const key = fold(withoutBlanks(task.text)).replaceAll(/[,。;、:|]/g, '')
    const at = first.get(key)
    const twin = at === undefined ? undefined : merged[at]
    if (at === undefined || !twin) {
      first.set(key, merged.length)
      merged.push(task)
    } else if (!twin.reasons.some(({ code }) => code === 'stands-twice'))
      merged[at] = {
        ...twin,
        reasons: [...twin.reasons, { code: 'stands-twice', place: task.span[0] ?? null, clause: task.clause }],
      }
  }
  return merged
}
