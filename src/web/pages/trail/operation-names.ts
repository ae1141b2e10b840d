/// <reference types="vite/client" />
import { useMemo } from 'react'
import type { Operation } from '#contract/operation.ts'
import { useLanguage } from '#web/text/use-text.ts'

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'summary' in value && 'method' in value

/** Every noun of the contract: a list kept by hand would fall behind it. */
const nouns = import.meta.glob<Readonly<Record<string, unknown>>>('../../../contract/*.ts', { eager: true })
const operations = Object.values(nouns).flatMap((noun) => Object.values(noun).filter(isOperation))

/** The contract's own names of what the trail records. */
export const useOperationNames = (): ReadonlyMap<string, string> => {
  const language = useLanguage()
  return useMemo(() => new Map(operations.map((each) => [each.id, each.summary[language]])), [language])
}
