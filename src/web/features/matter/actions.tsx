import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { changeDialogs } from '#web/features/changes/dialogs.ts'
import { ChangedMeanwhile } from '#web/ui/command-dialog.tsx'
import { useText, type Text } from '#web/text/use-text.ts'
import {
  ApproveDialog,
  ArchiveDialog,
  CheckDialog,
  RefuseDialog,
  SendBackDialog,
  SubmitDialog,
} from './dialogs/deciding.tsx'
import { CorrectDialog } from './dialogs/drafting.tsx'
import { AcknowledgeDialog, ContributeDialog, IssueDialog, RegisterDialog } from './dialogs/handing-down.tsx'
import type { Dialog } from './dialogs/kind.ts'
import { AskDialog, FirstAnswerDialog } from './dialogs/messages.tsx'
import { HandInDialog, ProgressDialog } from './dialogs/reporting.tsx'
import { AcceptDialog, ReturnDialog, TakeDialog } from './dialogs/reviewing.tsx'
import { GiveDialog, ResponsibleDialog } from '../units/division-dialogs.tsx'
import { DraftDialog } from '../units/draft-dialog.tsx'
import { SplitDialog } from '../units/split-dialog.tsx'
import type { MatterView } from './view.ts'

/** Acts of a dispute stand beside it, in the panel of changes. */
type Step = Exclude<keyof Text['steps']['buttons'], 'disputes.decide' | 'disputes.decide-finally' | 'disputes.appeal'>

/** Every act on a matter with its dialog; the first ones of a state come first. */
const dialogs: Record<Step, Dialog> = {
  'assignments.acknowledge': AcknowledgeDialog,
  'matters.approve': ApproveDialog,
  'matters.submit': SubmitDialog,
  'orders.issue': IssueDialog,
  'reviews.take': TakeDialog,
  'reviews.accept': AcceptDialog,
  'reports.progress': ProgressDialog,
  'reports.hand-in': HandInDialog,
  'assignments.contribute': ContributeDialog,
  'matters.archive': ArchiveDialog,
  'matters.check': CheckDialog,
  'matters.correct-draft': CorrectDialog,
  'orders.register': RegisterDialog,
  'drafts.write': DraftDialog,
  'internal-divisions.give': GiveDialog,
  'matters.draft-child': SplitDialog,
  'assignments.name-responsible': ResponsibleDialog,
  'messages.answer': FirstAnswerDialog,
  'messages.ask': AskDialog,
  'matters.send-back': SendBackDialog,
  'reviews.return': ReturnDialog,
  'matters.refuse': RefuseDialog,
  ...changeDialogs,
}
const isStep = (name: string): name is Step => name in dialogs
/** What happens seldom waits behind one button, so that the day's next step stands out. */
const seldom: ReadonlySet<string> = new Set(
  Object.keys(changeDialogs).filter((name) => name.startsWith('matters.') && name !== 'matters.clear'),
)
const parting: ReadonlySet<Step> = new Set(['matters.refuse', 'reviews.return'])

/** What this reader may do with this matter now: the server's list, as buttons. */
export const Actions = ({ view, first }: { readonly view: MatterView; readonly first?: string | undefined }) => {
  const { steps, matter, changes } = useText()
  const [open, setOpen] = useState<{ readonly step: Step; readonly version: number } | null>(
    first !== undefined && isStep(first) ? { step: first, version: view.face.version } : null,
  )
  const hasQuestion = view.messages.some(
    (each) => each.kind === 'question' && !view.messages.some((other) => other.answers === each.id),
  )
  const offered = (Object.keys(dialogs) as Step[]).filter(
    (step) => view.actions.filter(isStep).includes(step) && (step !== 'messages.answer' || hasQuestion),
  )
  const plain = offered.filter((step) => !seldom.has(step))
  const more = offered.filter((step) => seldom.has(step))
  // An act that the present state no longer allows closes its dialog.
  const Opened = open && offered.includes(open.step) ? dialogs[open.step] : null
  return (
    <>
      <div className="actions" role="group" aria-label={matter.act}>
        {plain.map((step, i) => (
          <Button
            key={step}
            type={i === 0 && !parting.has(step) && step !== 'messages.ask' ? 'primary' : 'default'}
            danger={parting.has(step)}
            aria-haspopup="dialog"
            onClick={() => setOpen({ step, version: view.face.version })}
          >
            {steps.buttons[step]}
          </Button>
        ))}
        {more.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: more.map((step) => ({ key: step, label: steps.buttons[step] })),
              onClick: ({ key }) => setOpen({ step: key as Step, version: view.face.version }),
            }}
          >
            <Button aria-haspopup="menu" icon={<DownOutlined />} iconPlacement="end">
              {changes.more}
            </Button>
          </Dropdown>
        ) : null}
      </div>
      {Opened ? (
        <ChangedMeanwhile value={open?.version !== view.face.version}>
          <Opened view={view} onClose={() => setOpen(null)} />
        </ChangedMeanwhile>
      ) : null}
    </>
  )
}
