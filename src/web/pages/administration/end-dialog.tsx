import { endAppointment } from '#contract/accounts.ts'
import { PersonSelect } from '#web/features/people/person-select.tsx'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'
import type { Account } from './accounts-page.tsx'

type Given = {
  readonly account: Account
  readonly appointment: Account['appointments'][number]
  readonly onClose: () => void
}

/** 终止: from today on; whoever handles open items there names who takes them over (A54). */
export const EndDialog = ({ account, appointment, onClose }: Given) => {
  const { administration, people, words } = useText()
  const role = words.roles[appointment.role]
  return (
    <CommandDialog<typeof endAppointment, { successorId?: string; note?: string }>
      of={endAppointment}
      danger
      title={administration.endWhat(account.name, role)}
      note={administration.endSure(account.name, appointment.organizationName, role)}
      toInput={(values) => ({
        ...values,
        accountId: account.id,
        appointmentId: appointment.id,
        version: account.version,
      })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="successorId" label={people.successor} help={people.successorHelp} optional>
        <PersonSelect without={account.id} organizationId={appointment.organizationId} allowClear />
      </Field>
      <TextField name="note" label={people.note} max={500} rows={2} optional />
    </CommandDialog>
  )
}
