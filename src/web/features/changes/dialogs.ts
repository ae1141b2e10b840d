import {
  addUnit,
  amendMatter,
  cancelMatter,
  changeDue,
  clearMatter,
  endLongTerm,
  instructAgain,
  listMatter,
  makeRoutine,
  mergeMatter,
  reassignMatter,
  recallMatter,
  reopenMatter,
  resumeMatter,
  sendBackToReview,
  setLongTerm,
  suspendMatter,
  withdrawReport,
} from '#contract/changes.ts'
import { askExtension, grantExtension, refuseExtension } from '#contract/extensions.ts'
import type { Dialog } from '#web/features/matter/dialogs/kind.ts'
import { act, type Ask } from './act.tsx'
import { RaiseDialog } from './raise.tsx'

const words = (name: string, label: Ask['label'], max: number, optional = false): Ask => ({
  name,
  label,
  kind: 'text',
  max,
  optional,
})
const reason = words('reason', 'reason', 500)
const basis = words('basis', 'basis', 500)
const document: Ask = { name: 'document', label: 'document', kind: 'line', max: 200 }
const unit: Ask = { name: 'organizationId', label: 'unit', kind: 'unit' }
const newDue: Ask = { name: 'newDue', label: 'newDue', kind: 'date' }

/** What may happen to a matter beside its main line, in the order of how often it does. */
export const changeDialogs = {
  'extensions.ask': act(
    askExtension,
    [
      { name: 'requestedDue', label: 'requestedDue', kind: 'date' },
      words('reason', 'reason', 1000),
      words('progress', 'progress', 2000),
    ],
    { note: 'extension' },
  ),
  'extensions.grant': act(grantExtension, [newDue, words('opinion', 'opinion', 500, true)]),
  'extensions.refuse': act(refuseExtension, [words('opinion', 'opinion', 500)]),
  'reports.withdraw': act(withdrawReport, [reason]),
  'disputes.raise': RaiseDialog,
  'matters.clear': act(clearMatter, [words('opinion', 'opinion', 500)]),
  'matters.recall': act(recallMatter, [reason], { danger: true, note: 'recall' }),
  'matters.amend': act(amendMatter, [
    { name: 'title', label: 'title', kind: 'line', max: 200, optional: true },
    words('target', 'target', 2000, true),
    words('workContent', 'workContent', 5000, true),
    words('requirement', 'requirement', 2000, true),
    basis,
  ]),
  'matters.add-unit': act(addUnit, [
    unit,
    { name: 'part', label: 'part', kind: 'choice', of: 'part' },
    { name: 'duty', label: 'duty', kind: 'line', max: 200, optional: true },
    basis,
  ]),
  'matters.reassign': act(reassignMatter, [unit, { name: 'due', label: 'due', kind: 'due' }, basis], {
    note: 'reassign',
  }),
  'matters.change-due': act(changeDue, [newDue, basis, { name: 'approver', label: 'basis', kind: 'approver' }], {
    note: 'due',
  }),
  'matters.suspend': act(suspendMatter, [document, reason], { note: 'suspend' }),
  'matters.resume': act(resumeMatter, [document, { ...newDue, optional: true }], { note: 'resume' }),
  'matters.set-long-term': act(setLongTerm, [basis], { note: 'longTerm' }),
  'matters.end-long-term': act(endLongTerm, [newDue, basis]),
  'matters.make-routine': act(makeRoutine, [words('outcome', 'outcome', 5000)]),
  'matters.put-on-list': act(listMatter, [{ name: 'listName', label: 'listName', kind: 'line', max: 100 }, reason]),
  'matters.send-back-to-review': act(sendBackToReview, [reason]),
  'matters.instruct-again': act(instructAgain, [words('text', 'instruction', 2000), newDue]),
  'matters.reopen': act(reopenMatter, [
    { name: 'finding', label: 'finding', kind: 'choice', of: 'finding' },
    words('text', 'findingText', 2000),
    newDue,
  ]),
  'matters.merge': act(mergeMatter, [{ name: 'intoMatterId', label: 'into', kind: 'matter' }, reason], {
    danger: true,
    note: 'merge',
  }),
  'matters.cancel': act(
    cancelMatter,
    [{ name: 'ground', label: 'ground', kind: 'choice', of: 'ground' }, reason, words('answer', 'answer', 1000)],
    { danger: true, note: 'cancel' },
  ),
} as const satisfies Record<string, Dialog>
