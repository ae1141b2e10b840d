import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { listAccounts } from '#contract/accounts.ts'
import { answerHelp, askForHelp, listHelp } from '#contract/help.ts'
import type { InputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { MatterField } from './matter-field.tsx'
import { MatterLink, RegisterTable } from './table.tsx'

const AskDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { registers } = useText()
  const { data } = useQuery({ ...reading(listAccounts, { limit: 500 }), staleTime: 600_000 })
  const chiefs = (data?.items ?? []).flatMap((each) => {
    const post = each.appointments.find(({ role }) => role === 'office_director' || role === 'leader')
    return post ? [{ value: each.id, label: `${each.name}　${post.post ?? post.organizationName}` }] : []
  })
  return (
    <CommandDialog<typeof askForHelp, InputOf<typeof askForHelp>>
      of={askForHelp}
      title={registers.buttons['help.ask'] ?? ''}
      toInput={(values) => values}
      onClose={onClose}
      onDone={() => undefined}
    >
      <LineField name="title" label={registers.helpTitle} max={200} />
      <TextField name="text" label={registers.helpText} max={2000} />
      <Field name="ownerId" label={registers.helpOwner}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={chiefs} />
      </Field>
      <MatterField />
    </CommandDialog>
  )
}

export const HelpTab = () => {
  const { registers } = useText()
  const mayAsk = useMay('help.ask')
  const [isOpen, setOpen] = useState(false)
  const asked = useQuery(reading(listHelp, {}))
  return (
    <>
      {mayAsk ? (
        <div className="register-bar no-print">
          <Button type="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {registers.buttons['help.ask']}
          </Button>
        </div>
      ) : null}
      <RegisterTable
        label={registers.tabs.help}
        asked={asked}
        title={{
          label: registers.helpTitle,
          render: (row) => (
            <>
              {row.title}
              <p className="pre soft">{row.text}</p>
            </>
          ),
        }}
        columns={[
          { label: registers.helpOwner, render: (row) => row.ownerName },
          {
            label: registers.askedBy,
            render: (row) => <span className="number">{`${dateText(row.askedOn)} ${row.askedBy}`}</span>,
          },
          {
            label: registers.answer,
            render: (row) =>
              row.answer ? (
                <>
                  <span className="number">{dateText(row.answeredOn)}</span> {row.answer}
                </>
              ) : (
                registers.notAnswered
              ),
          },
          { label: registers.matter, render: (row) => <MatterLink id={row.matterId} title={row.matterTitle} /> },
        ]}
        buttons={registers.buttons}
        empty={registers.none.help}
        hint={registers.noneHint.help}
        renderDialog={({ row }, close) => (
          <CommandDialog<typeof answerHelp, { answer: string }>
            of={answerHelp}
            title={registers.buttons['help.answer'] ?? ''}
            note={row.text}
            toInput={(values) => ({ helpId: row.id, version: row.version, ...values })}
            onClose={close}
            onDone={() => undefined}
          >
            <TextField name="answer" label={registers.answer} max={2000} />
          </CommandDialog>
        )}
      />
      {isOpen ? <AskDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
