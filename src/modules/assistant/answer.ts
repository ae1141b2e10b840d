import { z } from 'zod'
import { hintFields, type AssistantAnswer } from '#domain/assistant/answer.ts'

const most = 60
const words = z.string().max(2_000)
/** Models write one name, a list or nothing for the same thing. */
const names = z.preprocess(
  (given) => (given === null || given === undefined || given === '' ? [] : typeof given === 'string' ? [given] : given),
  z.array(words).max(most),
)
const Answer = z.object({
  tasks: z
    .array(
      z.object({
        quote: words,
        lead: names,
        support: names,
        deadline: z.preprocess((given) => (given === '' || given === undefined ? null : given), words.nullable()),
      }),
    )
    .max(most)
    .default([]),
  hints: z
    .array(z.object({ no: z.coerce.number().int(), field: z.enum(hintFields), value: words, quote: words }))
    .max(most)
    .default([]),
})

/** What some models say to themselves first; one that never ends leaves nothing. */
const thinking = /<think>[^]*?(?:<\/think>|$)/g

/** The one JSON object of an answer, be it fenced or with words around it; null for anything of another form. */
export const answerFrom = (whole: string): AssistantAnswer | null => {
  const said = whole.replaceAll(thinking, '')
  const [from, to] = [said.indexOf('{'), said.lastIndexOf('}')]
  if (from < 0 || to < from) return null
  try {
    return Answer.parse(JSON.parse(said.slice(from, to + 1)))
  } catch {
    return null
  }
}
