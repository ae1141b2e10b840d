import { Button, Form } from 'antd'
import { useState } from 'react'
import { editProposals } from '#contract/sources.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { DismissModal } from './dismiss-modal.tsx'
import type { Proposal, SourceData } from './types.ts'
import type { Meanings } from './units.ts'
import { useAcceptClear } from './use-accept-clear.ts'

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
  const [open, setOpen] = useState<Edit | 'dismiss' | null>(null)
  const { id: sourceId, version } = source.row
  const { clear, acceptClear, isAccepting } = useAcceptClear(source, chosen, meanings, onDone)
  const proposalIds = chosen.map((each) => each.id)
  return (
    <div className="bulk-bar" role="group" aria-label={sources.bulk}>
      <span>{sources.chosen(chosen.length)}</span>
      <Button size="small" type="primary" disabled={clear.length === 0} loading={isAccepting} onClick={acceptClear}>
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
