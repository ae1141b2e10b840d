import type { AssistantAnswer } from '#domain/assistant/answer.ts'
import type { AssistantFault } from '#domain/assistant/faults.ts'
import type { KnownLine } from '#domain/assistant/grounded.ts'
import { portionsOf } from '#domain/assistant/portions.ts'
import type { App } from '#platform/app.ts'
import type { Assistant, Question } from '#platform/channels/assistant.ts'
import type { Job } from '#platform/job.ts'
import { answerFrom } from './answer.ts'
import { endRequest, keepAnswers } from './keep.ts'
import { questionFor, trial } from './prompt.ts'
import { isWanted, takeUp } from './take-up.ts'

const askOne = async (assistant: Assistant, question: Question, signal: AbortSignal) => {
  const answer = await assistant.ask(question, signal)
  if ('fault' in answer) return answer
  return answerFrom(answer.said) ?? { fault: 'not-understood' as const }
}

/** Stretch after stretch; the first that fails ends it, and nothing of the others is kept. */
const askAll = async (
  assistant: Assistant,
  questions: readonly Question[],
  signal: AbortSignal,
): Promise<AssistantAnswer | { readonly fault: AssistantFault }> => {
  const [tasks, hints] = [[], []] as [AssistantAnswer['tasks'][number][], AssistantAnswer['hints'][number][]]
  for (const question of questions) {
    const answer = await askOne(assistant, question, signal)
    if ('fault' in answer) return answer
    tasks.push(...answer.tasks)
    hints.push(...answer.hints)
  }
  return { tasks, hints }
}

const lookEvery = 1_000

/** Looks whether the answer is still wanted while it is waited for: who switches the assistant off waits for nobody. */
const whileWanted = async <T>(app: App, requestId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const over = new AbortController()
  const look = setInterval(() => {
    isWanted(app, requestId).then(
      (wanted) => wanted || over.abort(),
      () => undefined,
    )
  }, lookEvery)
  try {
    return await work(over.signal)
  } finally {
    clearInterval(look)
  }
}

const questionsFor = (text: string, lines: readonly KnownLine[]): readonly Question[] =>
  portionsOf(text).map((portion) => questionFor(text, portion, lines))

/**
 * Asks outside any transaction and keeps what came of it in one. Run again after a crash it begins anew: until that one
 * transaction nothing was kept.
 */
export const answerRequest = async (app: App, requestId: string): Promise<void> => {
  const taken = await takeUp(app, requestId)
  if (taken === null) return
  if ('fault' in taken) return endRequest(app, requestId, taken.fault)
  const { assistant, source, lines } = taken
  const questions = source ? questionsFor(source.text, lines) : [trial]
  const answer = await whileWanted(app, requestId, (signal) => askAll(assistant, questions, signal))
  if ('fault' in answer) return endRequest(app, requestId, answer.fault)
  return source ? keepAnswers(app, requestId, source, answer) : endRequest(app, requestId, null)
}

export const assistantJob: Job<{ readonly requestId: string }> = {
  name: 'assistant',
  of: (payload) => ({ task: 'assistant', payload }),
  run: (app, { requestId }) => answerRequest(app, requestId),
}
