import type { InputOf } from '#contract/operation.ts'
import { signDraft } from '#contract/drafts.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField } from '#web/ui/fields.tsx'
import { keepMatter } from '../matter/view.ts'
import { DraftText } from './draft-text.tsx'
import type { Draft } from './side.ts'

type Given = {
  readonly draft: Draft
  readonly version: number
  readonly principalName: string
  readonly onClose: () => void
}
type Paper = { readonly signer: string; readonly signedOn: string }

/** The principal reads the text and signs it; the liaison records a signature that stands on paper. */
export const SignDialog = ({ draft, version, principalName, onClose }: Given) => {
  const { units, steps } = useText()
  const me = useMe()
  const signature = (paper: Paper): InputOf<typeof signDraft>['signature'] =>
    draft.maySign ? { how: 'system' } : { how: 'paper', ...paper }
  return (
    <CommandDialog<typeof signDraft, Paper>
      of={signDraft}
      width={680}
      title={draft.maySign ? units.sign : units.signPaper}
      note={draft.principalOnly ? units.principalOnly : units.principalOrLeader}
      initial={{ signer: principalName, signedOn: me.today }}
      toInput={(values) => ({
        reportDraftId: draft.id,
        draftVersion: draft.version,
        version,
        signature: signature(values),
      })}
      onClose={onClose}
      onDone={keepMatter}
      onPresent={keepMatter}
    >
      <DraftText draft={draft} />
      {draft.maySign ? null : (
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
