import { useQuery } from '@tanstack/react-query'
import { listEscalations, replyToEscalation, sendEscalation } from '#contract/escalations.ts'
import type { InputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { MatterLink, RegisterTable } from './table.tsx'

type Sent = Omit<InputOf<typeof sendEscalation>, 'matterId'>

export const EscalateDialog = ({ matterId, onClose }: { readonly matterId: string; readonly onClose: () => void }) => {
  const { registers } = useText()
  return (
    <CommandDialog<typeof sendEscalation, Sent>
      of={sendEscalation}
      title={registers.buttons['escalations.send'] ?? ''}
      toInput={(values) => ({ matterId, ...values })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <TextField name="issue" label={registers.escalationIssue} max={2000} rows={2} />
      <TextField name="tried" label={registers.tried} max={2000} rows={2} />
      <TextField name="proposal" label={registers.proposal} help={registers.proposalHelp} max={2000} rows={2} />
      <LineField name="addressee" label={registers.superior} max={100} />
    </CommandDialog>
  )
}

export const EscalationsTab = () => {
  const { registers } = useText()
  const me = useMe()
  const asked = useQuery(reading(listEscalations, {}))
  return (
    <RegisterTable
      label={registers.tabs.escalations}
      asked={asked}
      title={{ label: registers.matter, render: (row) => <MatterLink id={row.matterId} title={row.matterTitle} /> }}
      columns={[
        { label: registers.escalationIssue, render: (row) => row.issue },
        { label: registers.tried, render: (row) => row.tried },
        { label: registers.proposal, render: (row) => row.proposal },
        { label: registers.superior, render: (row) => row.addressee },
        {
          label: registers.sentOn,
          render: (row) => <span className="number">{`${dateText(row.sentOn)} ${row.sentBy}`}</span>,
        },
        {
          label: registers.reply,
          render: (row) =>
            row.reply ? (
              <>
                <span className="number">{dateText(row.repliedOn)}</span> {row.reply}
              </>
            ) : (
              <strong>{registers.waitingSuperior}</strong>
            ),
        },
      ]}
      buttons={registers.buttons}
      empty={registers.none.escalations}
      hint={registers.noneHint.escalations}
      renderDialog={({ row }, close) => (
        <CommandDialog<typeof replyToEscalation, { reply: string; repliedOn: string }>
          of={replyToEscalation}
          title={registers.buttons['escalations.reply'] ?? ''}
          note={row.issue}
          initial={{ repliedOn: me.today }}
          toInput={(values) => ({ escalationId: row.id, version: row.version, ...values })}
          onClose={close}
          onDone={() => undefined}
        >
          <TextField name="reply" label={registers.reply} max={3000} />
          <Field name="repliedOn" label={registers.repliedOn}>
            <DateField min={row.sentOn} max={me.today} />
          </Field>
        </CommandDialog>
      )}
    />
  )
}
