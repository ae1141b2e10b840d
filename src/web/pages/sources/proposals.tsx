import { App, Button, Checkbox, Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { acceptProposal } from '#contract/sources.ts'
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
import type { Acceptance, Proposal, SourceData } from './types.ts'
import { meaningsIn } from './units.ts'
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

/** What the reader found, to be gone through from top to bottom without the mouse. */
export const Proposals = ({ source, selected, onSelect, onShowText }: Given) => {
  const { sources } = useText()
  const { message } = App.useApp()
  const { today } = useMe()
  const mayChange = useMay('source.register')
  const { names } = useUnits()
  const list = useRef<HTMLOListElement>(null)
  const [filter, setFilter] = useState<'open' | 'all'>('all')
  const [marked, setMarked] = useState(none)
  const [open, setOpen] = useState<Open | null>(null)
  const [isNaming, setNaming] = useState(false)
  const meanings = useMemo(() => meaningsIn(source.names), [source.names])
  const unsettled = source.names.filter((each) => each.unitIds.length === 0)
  const nameOf = useCallback((id: string) => names.get(id) ?? '…', [names])
  const shown = source.proposals.filter((each) => filter === 'all' || each.state === 'open' || each.id === selected)
  const undecided = shown.filter(mayBeMarked)
  const chosen = source.proposals.filter((each) => mayBeMarked(each) && marked.has(each.id))
  const at = shown.findIndex((each) => each.id === selected)
  const goTo = (proposal: Proposal | undefined) => proposal && onSelect(proposal.id)
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
    const card = selected ? list.current?.querySelector<HTMLElement>(`[data-card="${selected}"]`) : null
    card?.focus({ preventScroll: true })
    card?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  const acceptNow = (proposal: Proposal) => {
    if (!isClear(proposal, meanings)) {
      setOpen({ what: 'accept', proposal })
      return
    }
    const input = prefilled(proposal, meanings, today, sources.defaultRequirement) as Acceptance
    accept.mutate({ proposalId: proposal.id, ...input }, { onSuccess: () => goOn(proposal) })
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
    }
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const close = () => {
    setOpen(null)
    list.current?.querySelector<HTMLElement>('.proposal.selected .proposal-head')?.focus()
  }
  const done = (proposal: Proposal) => {
    close()
    goOn(proposal)
  }
  if (source.proposals.length === 0) return <p className="soft">{sources.noProposals}</p>
  const isAllMarked = undecided.length > 0 && undecided.every((each) => marked.has(each.id))
  return (
    <div className="proposals">
      <div className="proposals-bar">
        {mayChange && undecided.length > 0 ? (
          <Checkbox
            checked={isAllMarked}
            indeterminate={!isAllMarked && chosen.length > 0}
            onChange={() => setMarked(isAllMarked ? none : new Set(undecided.map((each) => each.id)))}
          >
            {sources.chooseAll}
          </Checkbox>
        ) : null}
        <Segmented
          size="small"
          value={filter}
          onChange={setFilter}
          aria-label={sources.proposals}
          options={[
            { value: 'all', label: sources.filterAll },
            { value: 'open', label: sources.filterOpen },
          ]}
        />
        {mayChange && unsettled.length > 0 ? (
          <Button size="small" onClick={() => setNaming(true)}>
            {sources.namesLeft(unsettled.length)}
          </Button>
        ) : null}
        {mayChange ? <span className="proposals-keys">{sources.keys}</span> : null}
      </div>
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
