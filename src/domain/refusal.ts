/**
 * What a rule answers when it says no: a code that `contract/words.ts` turns into a sentence of the user's language,
 * and, where one input field is to blame, that field.
 */
export type Refusal = {
  readonly refused: RefusalCode
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
}

export const refusalCodes = [
  'wrong-state',
  'no-source',
  'no-target',
  'no-content',
  'no-requirement',
  'no-due',
  'no-lead',
  'no-principal',
  'same-person',
  'reporter-verifies',
  'unit-reviews-itself',
  'not-by-source',
  'order-empty',
  'mixed-supervisors',
  'outcome-missing',
  'outcome-not-measured',
  'not-signed',
  'signer-not-principal',
  'joint-not-countersigned',
  'child-open',
  'child-after-parent',
  'child-due-later',
  'parent-not-at-work',
  'criteria-missing',
  'package-incomplete',
  'already-acknowledged',
  'not-in-path',
  'already-decided',
  'due-in-past',
  'instruction-open',
  'lead-is-supervisor',
  'unit-twice',
  'one-lead',
  'already-read',
  'not-at-work',
  'login-taken',
  'already-set-up',
  'wrong-password',
  'file-missing',
  'answer-required',
  'one-person-one-administrator',
  'unit-has-no-inspection-body',
  'doc-number-form',
  'outside-unit',
  'period-over',
  'clause-unknown',
  'same-password',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export const refuse = (
  refused: RefusalCode,
  more: { field?: string; params?: Readonly<Record<string, string | number>> } = {},
): Refusal => ({ refused, ...more })

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value
