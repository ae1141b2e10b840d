import { makeHandover } from '#contract/handlers.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'
import { PersonSelect } from './person-select.tsx'

type Given = {
  readonly from: { readonly id: string; readonly name: string; readonly open: number }
  /** Left out: everything that is open. */
  readonly matterIds?: readonly string[]
  readonly organizationId?: string
  readonly onClose: () => void
}

/** 移交: to whom, and what they have to know. */
export const HandOverDialog = ({ from, matterIds, organizationId, onClose }: Given) => {
  const { people } = useText()
  return (
    <CommandDialog<typeof makeHandover, { toId: string; note: string }>
      of={makeHandover}
      title={people.handOver}
      note={people.handOverNote(from.name, from.open)}
      toInput={(values) => ({ ...values, fromId: from.id, ...(matterIds ? { matterIds: [...matterIds] } : {}) })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="toId" label={people.successor}>
        <PersonSelect without={from.id} organizationId={organizationId} />
      </Field>
      <TextField name="note" label={people.note} help={people.noteHelp} max={500} />
    </CommandDialog>
  )
}
