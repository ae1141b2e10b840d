import { Button } from 'antd'
import { useText } from '#web/text/use-text.ts'
import { isCounted } from './assistant-lines.ts'
import type { SourceData } from './types.ts'

type Given = { readonly source: SourceData; readonly onShowMap: () => void }

/** What became of the document: no clause is lost without somebody having said so. */
export const Coverage = ({ source, onShowMap }: Given) => {
  const { sources } = useText()
  const present = source.proposals.filter((each) => each.state !== 'withdrawn' && isCounted(each))
  const count = (state: string) => present.filter((each) => each.state === state).length
  const withMatters = present.filter((each) => each.matterIds.length > 0).length
  const by = [...new Set(present.flatMap((each) => (each.state === 'dismissed' && each.decidedBy) || []))]
  const { clauses, obliging, bare } = source.coverage
  const labels = bare.slice(0, 6).map((each) => `${each.path || sources.beforeClauses}${each.words.slice(0, 16)}`)
  return (
    <p className="coverage" aria-label={sources.coverageLabel} role="status">
      <span>{sources.coverage(clauses, obliging)}</span>
      <span>{sources.coverageObligations(present.length)}</span>
      <span>{sources.coverageMatters(withMatters)}</span>
      <span>
        {sources.coverageDismissed(count('dismissed'))}
        {by.length > 0 ? `（${by.slice(0, 3).join('、')}）` : ''}
      </span>
      <strong>{sources.coverageOpen(count('open'))}</strong>
      {bare.length > 0 ? (
        <span className="coverage-bare">
          {sources.coverageBare(bare.length)}
          {labels.join('、')}
          {bare.length > labels.length ? '…' : ''}
        </span>
      ) : null}
      <Button size="small" type="link" onClick={onShowMap}>
        {sources.clauseMap}
      </Button>
    </p>
  )
}
