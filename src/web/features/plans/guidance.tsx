import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { acknowledgeGuidance, listGuidance, sendGuidance } from '#contract/guidance.ts'
import type { InputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { RegisterTable } from '../registers/table.tsx'

const SendDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { plans } = useText()
  return (
    <CommandDialog<typeof sendGuidance, InputOf<typeof sendGuidance>>
      of={sendGuidance}
      title={plans.buttons['guidance.send'] ?? ''}
      toInput={(values) => values}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="addresseeId" label={plans.to}>
        <UnitSelect />
      </Field>
      <LineField name="title" label={plans.guidanceTitle} max={200} />
      <TextField name="text" label={plans.guidanceText} max={5000} rows={5} />
    </CommandDialog>
  )
}

export const GuidanceTab = () => {
  const { plans } = useText()
  const maySend = useMay('guidance.send')
  const [isOpen, setOpen] = useState(false)
  const asked = useQuery(reading(listGuidance, {}))
  return (
    <>
      {maySend ? (
        <div className="register-bar no-print">
          <Button type="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {plans.buttons['guidance.send']}
          </Button>
        </div>
      ) : null}
      <RegisterTable
        label={plans.tabs.guidance}
        asked={asked}
        title={{
          label: plans.guidanceTitle,
          render: (row) => (
            <>
              {row.title}
              <p className="pre soft">{row.text}</p>
            </>
          ),
        }}
        columns={[
          { label: plans.from, render: (row) => row.fromName },
          { label: plans.to, render: (row) => row.toName },
          { label: plans.sentOn, render: (row) => `${dateText(row.sentOn)} ${row.sentBy}` },
          { label: plans.read, render: (row) => (row.readBy ? `${row.readBy} ${dateText(row.readOn)}` : plans.unread) },
        ]}
        buttons={plans.buttons}
        empty={plans.noGuidance}
        hint={plans.noGuidanceHint}
        renderDialog={({ row }, close) => (
          <CommandDialog
            of={acknowledgeGuidance}
            title={plans.buttons['guidance.acknowledge'] ?? ''}
            note={row.text}
            toInput={() => ({ noteId: row.id, version: row.version })}
            onClose={close}
            onDone={() => undefined}
          />
        )}
      />
      {isOpen ? <SendDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
