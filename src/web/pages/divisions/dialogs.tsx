import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { listAccounts } from '#contract/accounts.ts'
import { approveMatters, openConsultation, recordApproval, submitMatters } from '#contract/divisions.ts'
import type { InputOf } from '#contract/operation.ts'
import { issueOrder } from '#contract/orders.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { ScanField } from '#web/features/orders/scan-field.tsx'
import { ApproverField } from '#web/features/clock/approver-field.tsx'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import type { DivisionDialog } from './division-page.tsx'

const versions = (rows: readonly { readonly id: string; readonly version: number }[]) =>
  rows.map(({ id, version }) => ({ id, version }))
const nothing = () => undefined

export const SubmitDialog: DivisionDialog = ({ rows, onClose }) => {
  const { boards, steps } = useText()
  return (
    <CommandDialog
      of={submitMatters}
      title={boards.submit(rows.length)}
      note={steps.notes.submit}
      toInput={() => ({ matters: versions(rows) })}
      onClose={onClose}
      onDone={nothing}
    />
  )
}

/** All rows at once; a row that cannot pass is sent back with its own reason. */
export const ApproveDialog: DivisionDialog = ({ rows, onClose }) => {
  const { boards, steps } = useText()
  const [back, setBack] = useState<Readonly<Record<string, string>>>({})
  return (
    <CommandDialog<typeof approveMatters, { opinion?: string }>
      of={approveMatters}
      width={760}
      title={boards.approve(rows.length - Object.values(back).filter(Boolean).length)}
      initial={{ opinion: steps.agree }}
      toInput={({ opinion }) => ({
        opinion,
        matters: rows.map(({ id, version }) => ({ id, version, sendBack: back[id] })),
      })}
      onClose={onClose}
      onDone={nothing}
    >
      <TextField name="opinion" label={boards.opinion} max={500} rows={2} optional />
      <div className="table-box dialog-rows">
        <table className="plain">
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.leadName}</th>
                <td>{row.title}</td>
                <td>
                  <Input
                    aria-label={`${row.leadName}：${boards.sendBackReason}`}
                    placeholder={boards.sendBackRow}
                    maxLength={500}
                    onChange={({ target: { value } }) => setBack((old) => ({ ...old, [row.id]: value.trim() }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </CommandDialog>
  )
}

const approving = new Set(['office_director', 'leader', 'principal'])
type Recorded = Omit<InputOf<typeof recordApproval>, 'matters'>

export const RecordApprovalDialog: DivisionDialog = ({ rows, onClose }) => {
  const { boards } = useText()
  const me = useMe()
  const { data } = useQuery({ ...reading(listAccounts, { limit: 500 }), staleTime: 600_000 })
  const signers = (data?.items ?? []).flatMap((each) => {
    const post = each.appointments.find(({ role }) => approving.has(role))
    return post && each.id !== me.id
      ? [{ value: each.id, label: `${each.name}　${post.post ?? post.organizationName}` }]
      : []
  })
  return (
    <CommandDialog<typeof recordApproval, Recorded>
      of={recordApproval}
      title={boards.recordApproval(rows.length)}
      initial={{ signedOn: me.today }}
      toInput={(values) => ({ ...values, matters: versions(rows) })}
      onClose={onClose}
      onDone={nothing}
    >
      <Field name="signerId" label={boards.signer}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={signers} />
      </Field>
      <Field name="signedOn" label={boards.signedOn}>
        <DateField max={me.today} />
      </Field>
      <TextField name="words" label={boards.signedWords} max={500} rows={2} optional />
      <ScanField name="fileId" />
    </CommandDialog>
  )
}

type Consulted = Omit<InputOf<typeof openConsultation>, 'matters'>

export const ConsultDialog: DivisionDialog = ({ division, rows, onClose }) => {
  const { boards } = useText()
  const me = useMe()
  return (
    <CommandDialog<typeof openConsultation, Consulted>
      of={openConsultation}
      title={boards.consult(rows.length)}
      initial={{ title: boards.consultTitleOf(division.title).slice(0, 200), text: boards.consultTextStandard }}
      toInput={(values) => ({ ...values, matters: versions(rows) })}
      onClose={onClose}
      onDone={nothing}
    >
      <LineField name="title" label={boards.consultTitle} max={200} />
      <TextField name="text" label={boards.consultText} max={2000} rows={3} />
      <Field name="replyBy" label={boards.replyBy}>
        <DateField min={me.today} />
      </Field>
    </CommandDialog>
  )
}

export const IssueDialog: DivisionDialog = ({ division, rows, onClose }) => {
  const { boards, orders, steps } = useText()
  const me = useMe()
  const navigate = useNavigate()
  return (
    <CommandDialog<typeof issueOrder, { title: string; contact?: string; approver?: string }>
      of={issueOrder}
      title={boards.issue(rows.length)}
      note={steps.notes.issue}
      initial={{ title: orders.titleOne(division.title).slice(0, 200), contact: me.name }}
      toInput={(values) => ({ ...values, matters: versions(rows) })}
      onClose={onClose}
      onDone={({ id }) => void navigate({ to: '/orders/$orderId', params: { orderId: id } })}
    >
      <LineField name="title" label={boards.orderTitle} max={200} />
      <LineField name="contact" label={boards.contact} max={100} optional />
      <ApproverField />
    </CommandDialog>
  )
}
