import { Input, Select } from 'antd'
import {
  approveMatter,
  archiveMatter,
  checkMatter,
  refuseMatter,
  sendBackMatter,
  submitMatter,
} from '#contract/matters.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'
import { keepMatter, type MatterView } from '../view.ts'
import type { Dialog } from './kind.ts'

/** What most acts on a matter have in controls. */
export const onMatter = (view: MatterView) => ({
  changed: { matterId: view.face.id, version: view.face.version },
  kept: { onDone: keepMatter, onPresent: keepMatter },
})

export const SubmitDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const { changed, kept } = onMatter(view)
  return (
    <CommandDialog
      of={submitMatter}
      title={steps.buttons['matters.submit']}
      note={steps.notes.submit}
      toInput={() => changed}
      onClose={onClose}
      {...kept}
    />
  )
}

export const CheckDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const { changed, kept } = onMatter(view)
  return (
    <CommandDialog
      of={checkMatter}
      title={steps.buttons['matters.check']}
      note={steps.notes.check}
      toInput={() => changed}
      onClose={onClose}
      {...kept}
    />
  )
}

export const ApproveDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const { changed, kept } = onMatter(view)
  return (
    <CommandDialog<typeof approveMatter, { opinion?: string }>
      of={approveMatter}
      title={steps.buttons['matters.approve']}
      initial={{ opinion: steps.agree }}
      toInput={(values) => ({ ...changed, ...values })}
      onClose={onClose}
      {...kept}
    >
      <Field name="opinion" label={steps.opinion} optional>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Field>
    </CommandDialog>
  )
}

const reasoned =
  (of: typeof sendBackMatter | typeof refuseMatter, button: 'matters.send-back' | 'matters.refuse'): Dialog =>
  ({ view, onClose }) => {
    const { steps } = useText()
    const { changed, kept } = onMatter(view)
    return (
      <CommandDialog<typeof sendBackMatter, { reason: string }>
        of={of}
        title={steps.buttons[button]}
        danger={button === 'matters.refuse'}
        toInput={({ reason }) => ({ ...changed, reason })}
        onClose={onClose}
        {...kept}
      >
        <TextField name="reason" label={steps.reason} max={500} />
      </CommandDialog>
    )
  }
export const SendBackDialog = reasoned(sendBackMatter, 'matters.send-back')
export const RefuseDialog = reasoned(refuseMatter, 'matters.refuse')

type Retention = { retention: 'permanent' | '30_years' | '10_years' }

export const ArchiveDialog: Dialog = ({ view, onClose }) => {
  const { steps, trailWords } = useText()
  const { changed, kept } = onMatter(view)
  return (
    <CommandDialog<typeof archiveMatter, Retention>
      of={archiveMatter}
      title={steps.buttons['matters.archive']}
      initial={{ retention: '30_years' }}
      toInput={({ retention }) => ({ ...changed, retention })}
      onClose={onClose}
      {...kept}
    >
      <Field name="retention" label={steps.retention}>
        <Select options={Object.entries(trailWords.retentions).map(([value, label]) => ({ value, label }))} />
      </Field>
    </CommandDialog>
  )
}
