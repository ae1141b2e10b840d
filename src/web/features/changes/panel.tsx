import '#web/ui/changes.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { getChanges } from '#contract/disputes.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import type { MatterView } from '#web/features/matter/view.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { AppealDialog, DecideDialog } from './decide.tsx'

type Changes = OutputOf<typeof getChanges>

const Extension = ({ each }: { readonly each: Changes['extensions'][number] }) => {
  const { changes } = useText()
  return (
    <article className="record">
      <p>
        <strong>{changes.extensionStates[each.state]}</strong>
        <span className="soft">{`　${each.organizationName} ${each.askedBy}　${dateText(each.askedOn)}`}</span>
      </p>
      <p>{changes.asksFor(dateText(each.dueBefore), dateText(each.requestedDue))}</p>
      <p className="pre">{`${changes.fields.reason}：${each.reason}`}</p>
      <p className="pre">{`${changes.fields.progress}：${each.progress}`}</p>
      {each.decidedOn ? (
        <p className="pre">
          {[
            `${each.decidedBy ?? ''} ${dateText(each.decidedOn)}`,
            each.grantedDue && changes.grantedTo(dateText(each.grantedDue)),
            each.opinion,
          ]
            .filter(Boolean)
            .join('　')}
        </p>
      ) : null}
    </article>
  )
}

const acts = ['disputes.decide', 'disputes.decide-finally', 'disputes.appeal'] as const
const stateOf = {
  'disputes.decide': 'open',
  'disputes.decide-finally': 'appealed',
  'disputes.appeal': 'decided',
} as const

const Dispute = ({ view, each }: { readonly view: MatterView; readonly each: Changes['disputes'][number] }) => {
  const { changes, steps } = useText()
  const [open, setOpen] = useState<(typeof acts)[number] | null>(null)
  const given = { view, disputeId: each.id, proposed: each.proposedOrganizationId, onClose: () => setOpen(null) }
  return (
    <article className="record">
      <p>
        <strong>{changes.disputeStates[each.state]}</strong>
        <span className="soft">{`　${each.organizationName} ${each.raisedBy}　${dateText(each.raisedOn)}`}</span>
      </p>
      <p className="pre">{`${changes.fields.disputeReason}：${each.reason}`}</p>
      {each.proposedOrganizationName ? (
        <p>{`${changes.fields.proposedUnit}：${each.proposedOrganizationName}`}</p>
      ) : null}
      {each.proposal ? <p className="pre">{`${changes.fields.proposal}：${each.proposal}`}</p> : null}
      {each.viewText ? (
        <p className="pre">
          {`${changes.viewOf(each.proposedOrganizationName ?? '', each.viewAgrees === true)}：${each.viewText}`}
        </p>
      ) : each.proposedOrganizationName && each.state === 'open' ? (
        <p className="soft">{changes.viewAwaited}</p>
      ) : null}
      {each.appeal ? <p className="pre">{`${changes.appealed}：${each.appeal}`}</p> : null}
      {each.decisions.map((decision) => (
        <p key={decision.level} className="pre">
          {`${decision.decidedBy} ${dateText(decision.decidedOn)}　${changes.results[decision.result]}${decision.organizationName ? `（${decision.organizationName}）` : ''}：${decision.decision}`}
        </p>
      ))}
      <div className="record-acts">
        {acts
          .filter((name) => view.actions.includes(name) && stateOf[name] === each.state)
          .map((name) => (
            <Button key={name} size="small" aria-haspopup="dialog" onClick={() => setOpen(name)}>
              {steps.buttons[name]}
            </Button>
          ))}
      </div>
      {open === 'disputes.appeal' ? <AppealDialog {...given} /> : null}
      {open === 'disputes.decide' || open === 'disputes.decide-finally' ? (
        <DecideDialog {...given} isFinal={open === 'disputes.decide-finally'} />
      ) : null}
    </article>
  )
}

/** 办理变动: what has happened to the matter beside its main line. */
export const ChangesPanel: Panel = ({ view, isPast }) => {
  const { changes } = useText()
  const isFull = view.content !== null && !isPast
  const { data } = useQuery({
    ...reading(getChanges, { matterId: view.face.id }),
    enabled: isFull,
  })
  if (!data || !isFull) return null
  const { extensions, suspensions, disputes, listName, closingAnswer, mergedInto, mergedFrom } = data
  const isEmpty =
    extensions.length + suspensions.length + disputes.length + mergedFrom.length === 0 &&
    !listName &&
    !closingAnswer &&
    !mergedInto
  if (isEmpty) return null
  return (
    <Section title={changes.title}>
      {listName ? <p>{`${changes.onList}：${listName}`}</p> : null}
      {mergedInto ? (
        <p>
          {changes.mergedInto}
          <Link to="/matters/$matterId" params={{ matterId: mergedInto.id }}>
            {[mergedInto.number, mergedInto.title].filter(Boolean).join('　')}
          </Link>
        </p>
      ) : null}
      {mergedFrom.map((each) => (
        <p key={each.id}>
          {changes.mergedFrom}
          <Link to="/matters/$matterId" params={{ matterId: each.id }}>
            {[each.number, each.title].filter(Boolean).join('　')}
          </Link>
        </p>
      ))}
      {closingAnswer ? <p className="pre">{`${changes.fields.answer}：${closingAnswer}`}</p> : null}
      {disputes.map((each) => (
        <Dispute key={each.id} view={view} each={each} />
      ))}
      {extensions.map((each) => (
        <Extension key={each.id} each={each} />
      ))}
      {suspensions.map((each) => (
        <article key={each.id} className="record">
          <p>
            <strong>{changes.suspended}</strong>
            <span className="soft">{`　${each.decidedBy}　${dateText(each.from)} — ${each.until ? dateText(each.until) : changes.untilNow}`}</span>
          </p>
          <p className="pre">{`${each.document}　${each.reason}`}</p>
          {each.resumeDocument ? <p>{`${changes.resumedBy}：${each.resumeDocument}`}</p> : null}
        </article>
      ))}
    </Section>
  )
}
