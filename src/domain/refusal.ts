import { assistantRefusals } from './refusals/assistant.ts'
import { clockRefusals } from './refusals/clock.ts'
import { coreRefusals } from './refusals/core.ts'
import { filesRefusals } from './refusals/files.ts'
import { ordersRefusals } from './refusals/orders.ts'
import { peopleRefusals } from './refusals/people.ts'
import { periodsRefusals } from './refusals/periods.ts'
import { registersRefusals } from './refusals/registers.ts'
import { remindersRefusals } from './refusals/reminders.ts'
import { sourcesRefusals } from './refusals/sources.ts'
import { stepsRefusals } from './refusals/steps.ts'
import { stockRefusals } from './refusals/stock.ts'
import { unitsRefusals } from './refusals/units.ts'

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
  ...coreRefusals,
  ...filesRefusals,
  ...stepsRefusals,
  ...peopleRefusals,
  ...stockRefusals,
  ...sourcesRefusals,
  ...ordersRefusals,
  ...unitsRefusals,
  ...periodsRefusals,
  ...registersRefusals,
  ...clockRefusals,
  ...remindersRefusals,
  ...assistantRefusals,
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export const refuse = (
  refused: RefusalCode,
  more: { field?: string; params?: Readonly<Record<string, string | number>> } = {},
): Refusal => ({ refused, ...more })

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value
