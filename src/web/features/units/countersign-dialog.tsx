import { countersign } from '#contract/drafts.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import type { MatterView } from '../matter/view.ts'
import { DraftText } from './draft-text.tsx'
import { keepSide, type Draft } from './side.ts'

type Given = {
  readonly view: MatterView
  readonly draft: Draft
  readonly verdict: 'agreed' | 'objected'
  readonly onClose: () => void
}
type Said = { readonly opinion?: string; readonly signer?: string; readonly signedOn?: string }

/** 会签: under the very text of the coordinating lead, or against it with reasons. */
export const CountersignDialog = ({ view, draft, verdict, onClose }: Given) => {
  const { units, steps } = useText()
  const me = useMe()
  const ours = draft.joint.find((each) => each.isOurs)
  const unit = view.assignments.find((each) => each.id === ours?.assignmentId)
  const isPrincipal = me.appointments.some(
    (each) => each.role === 'principal' && each.organizationId === unit?.organizationId,
  )
  const agreed = isPrincipal ? units.countersign : units.countersignPaper
  return (
    <CommandDialog<typeof countersign, Said>
      of={countersign}
      width={680}
      danger={verdict === 'objected'}
      title={verdict === 'agreed' ? agreed : units.object}
      initial={{ signer: unit?.principalName ?? '', signedOn: me.today }}
      toInput={({ opinion, signer, signedOn }) => ({
        reportDraftId: draft.id,
        textNo: draft.textNo,
        verdict,
        opinion,
        signature: isPrincipal ? { how: 'system' } : { how: 'paper', signer: signer ?? '', signedOn: signedOn ?? '' },
      })}
      onClose={onClose}
      onDone={keepSide(view.face.id)}
    >
      <DraftText draft={draft} />
      <TextField
        name="opinion"
        label={verdict === 'agreed' ? units.opinion : units.objection}
        max={2000}
        rows={2}
        optional={verdict === 'agreed'}
      />
      {isPrincipal ? null : (
        <div className="form-grid">
          <LineField name="signer" label={steps.signer} max={40} />
          <Field name="signedOn" label={steps.signedOn}>
            <DateField max={me.today} />
          </Field>
        </div>
      )}
    </CommandDialog>
  )
}
