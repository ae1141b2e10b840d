import { ApiError, Refused } from '#platform/errors.ts'
import type { RefusalCode } from '#domain/refusal.ts'

/** For `assert.rejects`: a rule said no, for this reason. */
export const refusedFor = (code: RefusalCode) => (error: unknown) =>
  error instanceof Refused && error.refusal.refused === code
/** For `assert.rejects`: the door answered with this status. */
export const isApi = (status: number) => (error: unknown) => error instanceof ApiError && error.status === status
