import { fieldText, problemText, refusalText, type Language, type ProblemCode } from '#contract/words.ts'
import { isConnectionLoss } from '../db.ts'
import { ApiError, Refused } from '../errors.ts'
import { newId } from '../id.ts'

/** RFC 9457, with field errors where fields are to blame and the present view where somebody was faster. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly code: string
  readonly errors?: readonly { field: string; code: string; message: string }[]
  readonly present?: unknown
  readonly instance?: string
}

const problem = (status: number, code: ProblemCode, language: Language, more: Partial<Problem> = {}): Problem => ({
  type: `/problems/${code}`,
  title: problemText(code, language),
  status,
  code,
  ...more,
})

/** The one place where an error becomes an answer; what nobody foresaw is logged under an id and says nothing else. */
export const toProblem = (
  error: unknown,
  language: Language,
  log: (line: Record<string, unknown>) => void,
): Problem => {
  if (error instanceof Refused) {
    const { refused, field, params } = error.refusal
    const message = refusalText(refused, language, params)
    return problem(409, 'refused', language, {
      code: refused,
      detail: message,
      ...(field ? { errors: [{ field, code: refused, message }] } : {}),
    })
  }
  if (error instanceof ApiError) {
    const errors = error.fields.map((each) => ({
      field: each.field,
      code: each.code,
      message: 'message' in each ? each.message : fieldText(each.code, language),
    }))
    return problem(error.status, error.code, language, {
      ...(errors.length > 0 ? { errors } : {}),
      ...(error.present === undefined ? {} : { present: error.present }),
    })
  }
  if (isConnectionLoss(error)) return problem(503, 'unavailable', language)
  const id = newId()
  log({
    level: 'error',
    what: 'fault',
    id,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  return problem(500, 'fault', language, { instance: `urn:uuid:${id}` })
}
