import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { listAccounts } from '#contract/accounts.ts'
import { acceptReports, closeOrder, returnReports } from '#contract/boards.ts'
import { recordChase } from '#contract/chases.ts'
import type { InputOf } from '#contract/operation.ts'
import { returnCauses } from '#contract/reports.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { Checks } from '#web/features/matter/dialogs/reviewing.tsx'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import type { Board, BoardRow } from './board.ts'

type Given = { readonly board: Board; readonly rows: readonly BoardRow[]; readonly onClose: () => void }
const nothing = () => undefined
const versions = (rows: readonly BoardRow[]) => rows.map(({ matterId, version }) => ({ id: matterId, version }))

const judgements = ['timely', 'complete', 'adequate'] as const
type Judgement = Readonly<Record<(typeof judgements)[number], boolean>>

/** The rows that are judged otherwise than the rest; who handed in late is not ticked as timely. */
const Exceptions = ({
  rows,
  of,
  onChange,
}: {
  rows: readonly BoardRow[]
  of: (row: BoardRow) => Judgement
  onChange: (id: string, judgement: Judgement) => void
}) => {
  const { boards, matter } = useText()
  return (
    <details className="exceptions" open={rows.some((row) => row.marks.includes('late'))}>
      <summary>{boards.exceptions}</summary>
      <p className="soft">{boards.exceptionsHint}</p>
      <div className="table-box dialog-rows">
        <table className="plain">
          <tbody>
            {rows.map((row) => (
              <tr key={row.matterId}>
                <th scope="row">{row.organizationName}</th>
                {judgements.map((name) => (
                  <td key={name}>
                    <Checkbox
                      aria-label={`${row.organizationName}：${matter.judgements[name]}`}
                      checked={of(row)[name]}
                      onChange={({ target }) => onChange(row.matterId, { ...of(row), [name]: target.checked })}
                    >
                      {matter.judgements[name]}
                    </Checkbox>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

type Accepted = Omit<InputOf<typeof acceptReports>, 'matters'>

/** 一并审核通过: the six criteria are confirmed once for all rows, the three judgements with their exceptions. */
export const AcceptDialog = ({ rows, onClose }: Given) => {
  const { boards, steps, trailWords, matter } = useText()
  const [form] = Form.useForm<Accepted>()
  const [own, setOwn] = useState<Readonly<Record<string, Judgement>>>({})
  const said = (Form.useWatch([], form) ?? {}) as Partial<Accepted>
  const { data } = useQuery({ ...reading(listAccounts, { limit: 500 }), staleTime: 600_000 })
  const people = (data?.items ?? [])
    .filter((each) => each.state === 'active')
    .map((each) => ({
      value: each.id,
      label: [each.name, ...each.appointments.map((post) => post.organizationName)].join('　'),
    }))
  const judged = (row: BoardRow): Judgement =>
    own[row.matterId] ?? {
      timely: Boolean(said.timely) && !row.marks.includes('late'),
      complete: Boolean(said.complete),
      adequate: Boolean(said.adequate),
    }
  return (
    <CommandDialog<typeof acceptReports, Accepted>
      of={acceptReports}
      form={form}
      width={720}
      title={boards.accept}
      initial={{ criteria: [], timely: false, complete: false, adequate: false }}
      toInput={(values) => ({
        ...values,
        matters: rows.map((row) => ({ id: row.matterId, version: row.version, ...judged(row) })),
      })}
      onClose={onClose}
      onDone={nothing}
    >
      <p className="soft">{boards.chosen(rows.length)}</p>
      <Field name="criteria" label={boards.criteria}>
        <Checks
          className="checks"
          options={reviewCriteria.map((value) => ({ value, label: trailWords.criteria[value] }))}
        />
      </Field>
      <fieldset className="checks-set">
        <legend>{boards.judgements}</legend>
        {judgements.map((name) => (
          <Form.Item key={name} name={name} valuePropName="checked" noStyle>
            <Checkbox>{matter.judgements[name]}</Checkbox>
          </Form.Item>
        ))}
      </fieldset>
      <Exceptions rows={rows} of={judged} onChange={(id, next) => setOwn((old) => ({ ...old, [id]: next }))} />
      <TextField name="verification" label={steps.verification} help={steps.verificationHelp} max={1000} />
      <Field name="verifiedBy" label={steps.verifiedBy}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={people} />
      </Field>
    </CommandDialog>
  )
}

type Returned = Omit<InputOf<typeof returnReports>, 'matters'>

export const ReturnDialog = ({ rows, onClose }: Given) => {
  const { boards, steps, trailWords } = useText()
  const me = useMe()
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  return (
    <CommandDialog<typeof returnReports, Returned>
      of={returnReports}
      width={720}
      title={boards.returnBack}
      danger
      toInput={(values) => ({
        ...values,
        matters: versions(rows).map((each) => ({ ...each, requirement: own[each.id] })),
      })}
      onClose={onClose}
      onDone={nothing}
    >
      <Field name="cause" label={steps.cause}>
        <Select options={returnCauses.map((value) => ({ value, label: trailWords.causes[value] ?? value }))} />
      </Field>
      <TextField name="requirement" label={steps.requirement} max={2000} />
      <Field name="newDue" label={steps.newDue}>
        <DateField min={me.today} />
      </Field>
      <div className="table-box dialog-rows">
        <table className="plain">
          <tbody>
            {rows.map((row) => (
              <tr key={row.matterId}>
                <th scope="row">{row.organizationName}</th>
                <td>
                  <Input
                    aria-label={`${row.organizationName}：${steps.requirement}`}
                    placeholder={boards.sameAsAbove}
                    maxLength={2000}
                    onChange={({ target }) => setOwn((old) => ({ ...old, [row.matterId]: target.value }))}
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

export const ChaseDialog = ({ row, onClose }: { readonly row: BoardRow; readonly onClose: () => void }) => {
  const { boards } = useText()
  return (
    <CommandDialog<typeof recordChase, Omit<InputOf<typeof recordChase>, 'assignmentId'>>
      of={recordChase}
      title={boards.chase}
      note={`${row.organizationName}　${row.liaisonName ?? ''} ${row.liaisonPhone ?? ''}`}
      initial={{ how: 'phone', spokeWith: row.liaisonName ?? '' }}
      toInput={(values) => ({ ...values, assignmentId: row.assignmentId })}
      onClose={onClose}
      onDone={nothing}
    >
      <div className="form-grid">
        <Field name="how" label={boards.how}>
          <Select options={Object.entries(boards.hows).map(([value, label]) => ({ value, label }))} />
        </Field>
        <LineField name="spokeWith" label={boards.spokeWith} max={40} optional />
      </div>
      <LineField name="said" label={boards.said} max={300} />
    </CommandDialog>
  )
}

/** 整件办结: what is still open is named with its reason. */
export const CloseDialog = ({ board, onClose }: Given) => {
  const { boards, words } = useText()
  const open = board.rows.filter((row) => row.marks.includes('open'))
  return (
    <CommandDialog<typeof closeOrder, { reasons?: Record<string, string> }>
      of={closeOrder}
      width={720}
      title={boards.close}
      note={open.length > 0 ? boards.closeHint : boards.closeNone}
      toInput={({ reasons }) => ({
        orderId: board.order.id,
        version: board.order.version,
        exceptions: open.map((row) => ({ matterId: row.matterId, reason: reasons?.[row.matterId] ?? '' })),
      })}
      onClose={onClose}
      onDone={nothing}
    >
      {open.map((row) => (
        <LineField
          key={row.matterId}
          name={['reasons', row.matterId]}
          label={`${row.organizationName}（${words.states[row.matterState]}）：${boards.closeReason}`}
          max={300}
        />
      ))}
    </CommandDialog>
  )
}
