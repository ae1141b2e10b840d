import { App, Button, Form } from 'antd'
import { useState } from 'react'
import { acceptMany, editProposals } from '#contract/sources.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { isClear, prefilled } from './acceptance.ts'
import { DismissModal } from './dismiss-modal.tsx'
import type { Acceptance, Proposal, SourceData } from './types.ts'
import type { Meanings } from './units.ts'

type Given = {
  readonly source: SourceData
  readonly chosen: readonly Proposal[]
  readonly meanings: Meanings
  readonly onDone: () => void
}
type Edit = 'lead' | 'due'

/** What is done to all marked lines at once: take over what is clear, correct the lead or the day, leave aside. */
export const BulkBar = ({ source, chosen, meanings, onDone }: Given) => {
  const { sources } = useText()
  const { message } = App.useApp()
  const { today } = useMe()
  const [open, setOpen] = useState<Edit | 'dismiss' | null>(null)
  const { id: sourceId, version } = source.row
  const clear = chosen.filter((each) => isClear(each, meanings))
  const accept = useCommand(acceptMany, {
    onDone: () => {
      const left = chosen.length - clear.length
      void message.success(left > 0 ? sources.acceptedSome(clear.length, left) : sources.acceptedAll(clear.length))
      onDone()
    },
  })
  const acceptAll = () =>
    accept.mutate({
      sourceId,
      version,
      items: clear.map((each) => ({
        proposalId: each.id,
        ...(prefilled(each, meanings, today, sources.defaultRequirement) as Acceptance),
      })),
    })
  const proposalIds = chosen.map((each) => each.id)
  return (
    <div className="bulk-bar" role="group" aria-label={sources.bulk}>
      <span>{sources.chosen(chosen.length)}</span>
      <Button size="small" type="primary" disabled={clear.length === 0} loading={accept.isPending} onClick={acceptAll}>
        {sources.acceptClear(clear.length)}
      </Button>
      <Button size="small" onClick={() => setOpen('lead')}>
        {sources.changeLead}
      </Button>
      <Button size="small" onClick={() => setOpen('due')}>
        {sources.changeDue}
      </Button>
      <Button size="small" onClick={() => setOpen('dismiss')}>
        {sources.dismiss}
      </Button>
      <Button size="small" type="text" onClick={onDone}>
        {sources.chooseNone}
      </Button>
      {open === 'lead' || open === 'due' ? (
        <CommandDialog<typeof editProposals, { lead?: string; due?: string }>
          of={editProposals}
          title={open === 'lead' ? sources.changeLead : sources.changeDue}
          note={sources.changeNote(chosen.length)}
          toInput={({ lead, due }) => ({
            sourceId,
            version,
            proposalIds,
            ...(lead ? { leadOrganizationId: lead } : {}),
            ...(due ? { dueOn: due } : {}),
          })}
          onClose={() => setOpen(null)}
          onDone={() => undefined}
        >
          {open === 'lead' ? (
            <Form.Item name="lead" label={sources.leadUnit} rules={[{ required: true, message: sources.required }]}>
              <UnitSelect />
            </Form.Item>
          ) : (
            <Form.Item name="due" label={sources.deadline} rules={[{ required: true, message: sources.required }]}>
              <DateField />
            </Form.Item>
          )}
        </CommandDialog>
      ) : null}
      {open === 'dismiss' ? (
        <DismissModal source={source} proposals={chosen} onClose={() => setOpen(null)} onDone={onDone} />
      ) : null}
    </div>
  )
}
