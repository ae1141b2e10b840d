import { Button } from 'antd'
import { useState } from 'react'
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

type Step = keyof Text['steps']['buttons']

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
}
const isStep = (name: string): name is Step => name in dialogs
const parting: ReadonlySet<Step> = new Set(['matters.refuse', 'reviews.return'])

/** What this reader may do with this matter now: the server's list, as buttons. */
export const Actions = ({ view }: { readonly view: MatterView }) => {
  const { steps, matter } = useText()
  const [open, setOpen] = useState<{ readonly step: Step; readonly version: number } | null>(null)
  const hasQuestion = view.messages.some(
    (each) => each.kind === 'question' && !view.messages.some((other) => other.answers === each.id),
  )
  const offered = (Object.keys(dialogs) as Step[]).filter(
    (step) => view.actions.filter(isStep).includes(step) && (step !== 'messages.answer' || hasQuestion),
  )
  // An act that the present state no longer allows closes its dialog.
  const Opened = open && offered.includes(open.step) ? dialogs[open.step] : null
  return (
    <>
      <div className="actions" role="group" aria-label={matter.act}>
        {offered.map((step, i) => (
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
      </div>
      {Opened ? (
        <ChangedMeanwhile value={open?.version !== view.face.version}>
          <Opened view={view} onClose={() => setOpen(null)} />
        </ChangedMeanwhile>
      ) : null}
    </>
  )
}
