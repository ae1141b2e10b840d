import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { clauseRows } from './clause-rows.ts'
import type { SourceData } from './types.ts'
import './clause-map.css'

type Given = { readonly source: SourceData; readonly onSelect: (proposalId: string) => void }

/** 条款对照: every clause with what became of it, and by whom; from here to the matters and to the place in the text. */
export const ClauseMap = ({ source, onSelect }: Given) => {
  const { sources, words } = useText()
  const rows = useMemo(() => clauseRows(source), [source])
  const matters = useMemo(() => new Map(source.matters.map((each) => [each.id, each])), [source])
  const states = {
    open: sources.stateOpen,
    accepted: sources.stateAccepted,
    dismissed: sources.stateDismissed,
    attached: sources.stateAttached,
    withdrawn: sources.stateWithdrawn,
  }
  return (
    <div className="clause-map">
      <table>
        <thead>
          <tr>
            <th scope="col">{sources.mapClause}</th>
            <th scope="col">{sources.mapState}</th>
            <th scope="col">{sources.mapMatters}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, clause, words: text, proposal, by }) => (
            <tr key={key} className={proposal ? proposal.state : 'bare'}>
              <td>
                {proposal ? (
                  <button type="button" className="as-link" onClick={() => onSelect(proposal.id)}>
                    {clause} {text}
                  </button>
                ) : (
                  `${clause || sources.beforeClauses} ${text}`
                )}
              </td>
              <td>
                {proposal ? states[proposal.state] : sources.mapNoTask}
                {by.length > 0 ? (
                  <span className="soft">{by.map((each) => sources.obliging[each]).join('、')}</span>
                ) : null}
                {proposal?.decidedBy ? (
                  <span className="soft">
                    {proposal.decidedBy} {dateText(proposal.decidedOn ?? '')}
                    {proposal.reason ? `：${proposal.reason}` : ''}
                  </span>
                ) : null}
              </td>
              <td>
                {(proposal?.matterIds ?? []).map((matterId) => {
                  const matter = matters.get(matterId)
                  return (
                    <Link key={matterId} to="/matters/$matterId" params={{ matterId }}>
                      {matter?.number ?? ''} {matter?.title ?? sources.openMatter}
                      {matter ? <span className="soft">{words.states[matter.state]}</span> : null}
                    </Link>
                  )
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
