import type { FieldError } from '#contract/field-errors.ts'
import type { FieldCode, ProblemCode } from '#contract/words.ts'
import { isRefusal, type Refusal } from '#domain/refusal.ts'

/** 400, 401, 403, 404, 409, 422, 429, 503: answers that the caller is meant to understand. */
export class ApiError extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly fields: readonly (FieldError | { readonly field: string; readonly code: FieldCode })[]
  /** With a conflict: the thing as it is now. */
  readonly present: unknown
  constructor(status: number, code: ProblemCode, more: { fields?: ApiError['fields']; present?: unknown } = {}) {
    super(code)
    this.status = status
    this.code = code
    this.fields = more.fields ?? []
    this.present = more.present
  }
}

/** A rule said no (409). Thrown, so that the transaction is rolled back on its way out. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** Passes a rule's answer on, or throws its refusal. */
export const decided = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Refused(answer)
  return answer
}

export const notFound = () => new ApiError(404, 'not-found')
export const badField = (field: string, code: FieldCode) =>
  new ApiError(400, 'bad-input', { fields: [{ field, code }] })
/** The first of the rows, or 404. */
export const found = <T>(row: T | undefined | null): T => {
  if (row === undefined || row === null) throw notFound()
  return row
}
