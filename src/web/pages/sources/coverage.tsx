import { useText } from '#web/text/use-text.ts'
import type { SourceData } from './types.ts'

/** What became of the document: no clause is lost without somebody having said so. */
export const Coverage = ({ source }: { readonly source: SourceData }) => {
  const { sources } = useText()
  const count = (state: string) => source.proposals.filter((each) => each.state === state).length
  const clauses = source.clauses.filter((each) => each.level > 0)
  const isInside = (start: number, end: number) =>
    source.proposals.some((each) => each.span.some(([from]) => from >= start && from < end))
  // A clause of the last level holds words of its own; the ones above it are headings.
  const bare = clauses.filter(
    (each, i) => (clauses[i + 1]?.level ?? 0) <= each.level && !isInside(each.start, each.end),
  )
  const labels = bare.slice(0, 6).map((each) => `${each.label}${each.heading.slice(0, 16)}`)
  return (
    <p className="coverage" aria-label={sources.coverageLabel} role="status">
      <span>{sources.coverage(clauses.length)}</span>
      <span>{sources.coverageAccepted(count('accepted'))}</span>
      <span>{sources.coverageDismissed(count('dismissed'))}</span>
      <strong>{sources.coverageOpen(count('open'))}</strong>
      {bare.length > 0 ? (
        <span className="coverage-bare">
          {sources.coverageBare(bare.length)}
          {labels.join('、')}
          {bare.length > labels.length ? '…' : ''}
        </span>
      ) : null}
    </p>
  )
}
