import { App } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { acceptProposal, reopenProposals } from '#contract/sources.ts'
import { useMay, useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useUnits } from '#web/units/use-units.ts'
import { AssistantHints } from './assistant-hints.tsx'
import { mayBeMarked } from './assistant-lines.ts'
import { AttachModal } from './attach-modal.tsx'
import { AcceptDrawer } from './accept-drawer.tsx'
import { isClear, prefilled } from './acceptance.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CorrectedNote } from './corrected-note.tsx'
import { DismissModal } from './dismiss-modal.tsx'
import { NamesDialog } from './names-dialog.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { ProposalDetails } from './proposal-details.tsx'
import { ProposalsBar, type Filter } from './proposals-bar.tsx'
import type { Acceptance, Proposal, SourceData } from './types.ts'
import { meaningsIn } from './units.ts'
import { useAcceptClear } from './use-accept-clear.ts'
import { useLeaveSuggestion } from './use-leave-suggestion.ts'
import './proposals.css'

type Given = {
  readonly source: SourceData
  readonly selected: string | null
  readonly onSelect: (proposalId: string) => void
  readonly onShowText: () => void
}
type Open = { readonly what: 'accept' | 'dismiss' | 'attach'; readonly proposal: Proposal }

const none: ReadonlySet<string> = new Set()

/** Left aside by mistake, while the screening is not finished and the text still holds the line. */
const mayBeTakenBack = ({ facts }: SourceData, { state, goneOn }: Proposal) =>
  state === 'dismissed' && goneOn === null && facts.screenedOn === null

/** What the reader found, to be gone through from top to bottom without the mouse. */
export const Proposals = ({ source, selected, onSelect, onShowText }: Given) => {
  const { sources } = useText()
  const { message } = App.useApp()
  const { today } = useMe()
  const mayChange = useMay('source.register')
  const { names } = useUnits()
  const list = useRef<HTMLOListElement>(null)
  const [filter, setFilter] = useState<Filter>('all')
  const [marked, setMarked] = useState(none)
  const [open, setOpen] = useState<Open | null>(null)
  const [isNaming, setNaming] = useState(false)
  const meanings = useMemo(() => meaningsIn(source.names), [source.names])
  const unsettled = source.names.filter((each) => each.unitIds.length === 0)
  const nameOf = useCallback((id: string) => names.get(id) ?? '…', [names])
  const isAsked = (each: Proposal) => mayBeMarked(each) && !isClear(each, meanings)
  const isShown = { all: () => true, open: (each: Proposal) => each.state === 'open', asked: isAsked }[filter]
  const shown = source.proposals.filter((each) => isShown(each) || each.id === selected)
  const asked = source.proposals.filter(isAsked)
  const undecided = shown.filter(mayBeMarked)
  const chosen = source.proposals.filter((each) => mayBeMarked(each) && marked.has(each.id))
  const at = shown.findIndex((each) => each.id === selected)
  const goTo = (proposal: Proposal | undefined) => proposal && onSelect(proposal.id)
  /** The next line with a question, from the chosen one on and then from the top. */
  const goToAsked = () => {
    const no = shown[at]?.no ?? 0
    goTo(asked.find((each) => each.no > no) ?? asked[0])
  }
  const goOn = (from: Proposal) =>
    goTo(source.proposals.find((each) => each.no > from.no && each.state === 'open') ?? from)
  const accept = useCommand(acceptProposal, { onDone: () => void message.success(sources.acceptedNotice) })
  const mark = useCallback(
    (id: string) =>
      setMarked((before) => {
        const now = new Set(before)
        if (!now.delete(id)) now.add(id)
        return now
      }),
    [],
  )

  useEffect(() => {
    if (open) return undefined
    const look = () => {
      const card = selected ? list.current?.querySelector<HTMLElement>(`[data-card="${selected}"]`) : null
      card?.focus({ preventScroll: true })
      card?.closest('li')?.scrollIntoView({ block: 'nearest' })
    }
    look()
    // Once more after a dialog, which gives the focus back to the line that it was opened from.
    const later = setTimeout(look)
    return () => clearTimeout(later)
  }, [selected, open])

  const acceptNow = (proposal: Proposal) => {
    if (!isClear(proposal, meanings)) {
      setOpen({ what: 'accept', proposal })
      return
    }
    const input = prefilled(proposal, meanings, today, sources.defaultRequirement) as Acceptance
    accept.mutate({ proposalId: proposal.id, ...input }, { onSuccess: () => goOn(proposal) })
  }
  const { clear, acceptClear, isAccepting } = useAcceptClear(source, source.proposals, meanings, () => setMarked(none))
  const reopen = useCommand(reopenProposals, { onDone: () => void message.success(sources.reopened) })
  const takeBack = (proposal: Proposal) => {
    const { id: sourceId, version } = source.row
    if (!reopen.isPending) reopen.mutate({ sourceId, version, proposalIds: [proposal.id] })
  }
  const leave = useLeaveSuggestion(goOn)
  const dismiss = (proposal: Proposal) => leave(proposal) || setOpen({ what: 'dismiss', proposal })
  const onKeyDown = (event: KeyboardEvent) => {
    const isHead = (event.target as HTMLElement).closest('.proposal-head') !== null
    if (!isHead || event.ctrlKey || event.metaKey || event.altKey) return
    const proposal = shown[at]
    const canDecide = mayChange && proposal?.state === 'open' && !accept.isPending
    const keys: Record<string, (() => void) | false | undefined> = {
      ArrowDown: () => goTo(shown[at + 1] ?? shown[at]),
      ArrowUp: () => goTo(shown[Math.max(at - 1, 0)]),
      Home: () => goTo(shown[0]),
      End: () => goTo(shown[shown.length - 1]),
      Enter: canDecide && (() => setOpen({ what: 'accept', proposal })),
      ' ': canDecide && mayBeMarked(proposal) && (() => mark(proposal.id)),
      e: canDecide && (() => setOpen({ what: 'accept', proposal })),
      a: canDecide && (() => acceptNow(proposal)),
      s: canDecide && (() => dismiss(proposal)),
      u: mayChange && proposal && mayBeTakenBack(source, proposal) && (() => takeBack(proposal)),
      n: () => goToAsked(),
      'shift a': mayChange && (() => void acceptClear()),
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const act = keys[event.shiftKey && key === 'a' ? 'shift a' : key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const close = () => setOpen(null)
  const done = (proposal: Proposal) => {
    close()
    goOn(proposal)
  }
  if (source.proposals.length === 0) return <p className="soft">{sources.noProposals}</p>
  const isAllMarked = undecided.length > 0 && undecided.every((each) => marked.has(each.id))
  return (
    <div className="proposals">
      <ProposalsBar
        filter={filter}
        onFilter={setFilter}
        mayChange={mayChange}
        left={source.proposals.filter(mayBeMarked).length}
        asked={asked.length}
        unsettled={unsettled.length}
        hasDrafts={source.matters.some((each) => each.state === 'draft')}
        clear={chosen.length > 0 ? 0 : clear.length}
        isAccepting={isAccepting}
        marked={isAllMarked ? 'all' : chosen.length > 0 ? 'some' : 'none'}
        onMarkAll={() => setMarked(isAllMarked ? none : new Set(undecided.map((each) => each.id)))}
        onAcceptClear={acceptClear}
        onNext={goToAsked}
        onNames={() => setNaming(true)}
      />
      {chosen.length > 0 ? (
        <BulkBar source={source} chosen={chosen} meanings={meanings} onDone={() => setMarked(none)} />
      ) : null}
      <ol
        ref={list}
        className="proposal-list"
        aria-label={sources.proposals}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset['card']
          if (card) onSelect(card)
        }}
      >
        {shown.map((proposal, i) => (
          <ProposalCard
            key={proposal.id}
            proposal={proposal}
            meanings={meanings}
            nameOf={nameOf}
            isSelected={proposal.id === selected}
            isTabStop={i === Math.max(at, 0)}
            isMarked={marked.has(proposal.id)}
            onMark={mayChange && mayBeMarked(proposal) ? mark : null}
          >
            {proposal.id === selected ? <AssistantHints sourceId={source.row.id} proposal={proposal} /> : null}
            {proposal.id === selected ? (
              <>
                <CorrectedNote source={source} proposal={proposal} mayChange={mayChange} />
                <ProposalDetails
                  proposal={proposal}
                  meanings={meanings}
                  onNames={() => setNaming(true)}
                  mayChange={mayChange}
                  isBusy={accept.isPending}
                  onAccept={() => acceptNow(proposal)}
                  onEdit={() => setOpen({ what: 'accept', proposal })}
                  onDismiss={() => dismiss(proposal)}
                  onTakeBack={mayBeTakenBack(source, proposal) ? () => takeBack(proposal) : null}
                  onAttach={() => setOpen({ what: 'attach', proposal })}
                  onShowText={onShowText}
                />
              </>
            ) : null}
          </ProposalCard>
        ))}
      </ol>
      {shown.length === 0 ? <p className="soft">{sources.noneInFilter}</p> : null}
      {isNaming ? <NamesDialog names={unsettled} onClose={() => setNaming(false)} /> : null}
      {open?.what === 'accept' ? (
        <AcceptDrawer proposal={open.proposal} meanings={meanings} onClose={close} onDone={() => done(open.proposal)} />
      ) : null}
      {open?.what === 'dismiss' ? (
        <DismissModal source={source} proposals={[open.proposal]} onClose={close} onDone={() => done(open.proposal)} />
      ) : null}
      {open?.what === 'attach' ? (
        <AttachModal source={source} proposalId={open.proposal.id} words={open.proposal.text} onClose={close} />
      ) : null}
    </div>
  )
}
