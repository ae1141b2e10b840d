import { useMemo } from 'react'
import * as accounts from '#contract/accounts.ts'
import * as assistant from '#contract/assistant.ts'
import * as matters from '#contract/matters.ts'
import * as orders from '#contract/orders.ts'
import type { Operation } from '#contract/operation.ts'
import * as organizations from '#contract/organizations.ts'
import * as reports from '#contract/reports.ts'
import * as session from '#contract/session.ts'
import * as setup from '#contract/setup.ts'
import * as sources from '#contract/sources.ts'
import { useLanguage } from '#web/text/use-text.ts'

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'summary' in value && 'method' in value

const operations = [sources, matters, orders, reports, session, setup, accounts, organizations, assistant].flatMap(
  (part) => Object.values(part).filter(isOperation),
)

/** The contract's own names of what the trail records. */
export const useOperationNames = (): ReadonlyMap<string, string> => {
  const language = useLanguage()
  return useMemo(() => new Map(operations.map((each) => [each.id, each.summary[language]])), [language])
}
