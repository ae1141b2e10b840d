import type { z } from 'zod'
import type { SourceView } from '#contract/sources.ts'
import { pathOf, type Clause } from '#domain/reading/clauses.ts'
import { coverageOf, obligationsOf, type Answer, type Obligation, type Obliging } from '#domain/reading/obligations.ts'

type Coverage = z.input<typeof SourceView>['coverage']
/** A clause with what obliges in it, found once when the document is read; kept without it before that was so. */
type Kept = Clause & { readonly by?: readonly Obliging[] }
type Line = Pick<z.input<typeof SourceView>['proposals'][number], 'span' | 'state' | 'origin'>

export const keptClauses = (clauses: readonly Clause[], obligations: readonly Obligation[]): Kept[] => {
  const by = new Map(obligations.map((each) => [each.clause, each.by]))
  return clauses.map((clause, index) => ({ ...clause, by: by.get(index) ?? [] }))
}

const obligationsIn = (text: string, clauses: readonly Kept[]): readonly Obligation[] =>
  clauses.some((each) => each.by === undefined)
    ? obligationsOf(text, clauses)
    : clauses.flatMap(({ start, end, by = [] }, index) =>
        by.length > 0 ? [{ clause: index, path: pathOf(clauses, index), place: [start, end] as const, by }] : [],
      )

const answered: Readonly<Record<Line['state'], Answer['state'] | null>> = {
  open: 'open',
  accepted: 'matter',
  attached: 'matter',
  dismissed: 'dismissed',
  withdrawn: null,
}

/** Below the document (A03): how many clauses oblige, what became of them, and which of them nothing answers. */
export const clauseCoverage = (text: string, clauses: readonly Kept[], lines: readonly Line[]): Coverage => {
  const answers = lines.flatMap(({ span, state, origin }): Answer[] => {
    const as = answered[state]
    // A suggestion answers a clause once a person has made a matter of it.
    return as === null || (origin === 'assistant' && as !== 'matter') ? [] : [{ span, state: as }]
  })
  const coverage = coverageOf(obligationsIn(text, clauses), answers)
  const count = (state: string) => coverage.filter((each) => each.state === state).length
  return {
    clauses: clauses.filter((each) => each.level > 0).length,
    obliging: coverage.length,
    matter: count('matter'),
    dismissed: count('dismissed'),
    open: count('open'),
    bare: coverage.flatMap(({ state, clause, path, place, by }) =>
      state === 'without-proposal'
        ? [{ at: place[0], path, words: clauses[clause]?.heading.slice(0, 40) ?? '', by: [...by] }]
        : [],
    ),
  }
}
