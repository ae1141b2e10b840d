import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Form, Select } from 'antd'
import { draftChildren } from '#contract/children.ts'
import type { InputOf } from '#contract/operation.ts'
import { listOrganizations } from '#contract/organizations.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import type { Dialog } from '../matter/dialogs/kind.ts'
import { ownPart } from './division-dialogs.tsx'

type Split = Omit<InputOf<typeof draftChildren>, 'assignmentId'>

const Rows = ({ due }: { readonly due: string | null }) => {
  const { units, controls } = useText()
  const { data } = useQuery({ ...reading(listOrganizations, {}), staleTime: 600_000 })
  const options = (data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))
  const required = [{ required: true, message: controls.required }]
  return (
    <fieldset className="checks-set">
      <legend>{units.rows}</legend>
      <Form.List name="rows">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className="split-row">
                <Form.Item name={[row.name, 'leadOrganizationId']} rules={required}>
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    options={options}
                    placeholder={controls.choose}
                    aria-label={`${units.rows} ${row.name + 1}`}
                  />
                </Form.Item>
                <Form.Item name={[row.name, 'due']} rules={required}>
                  <DateField {...(due ? { max: due } : {})} />
                </Form.Item>
                {rows.length > 1 ? <Button onClick={() => remove(row.name)}>{units.removeRow}</Button> : null}
              </div>
            ))}
            <Button type="dashed" onClick={() => add({ due })}>
              {units.addRow}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

/** 分解下达: one text to one county or to all of them, each with its own day. */
export const SplitDialog: Dialog = ({ view, onClose }) => {
  const { units, steps } = useText()
  const me = useMe()
  const navigate = useNavigate()
  const mine = ownPart(
    view,
    me.appointments.map((each) => each.organizationId),
  )
  return (
    <CommandDialog<typeof draftChildren, Split>
      of={draftChildren}
      width={720}
      title={units.split}
      note={units.splitNote}
      initial={{
        title: view.face.title.slice(0, 180),
        target: view.content?.target ?? '',
        workContent: view.content?.workContent ?? '',
        requirement: view.content?.requirement ?? '',
        mandatory: true,
        rows: [{ leadOrganizationId: undefined as unknown as string, due: view.face.due ?? '' }],
      }}
      toInput={(values) => ({ ...values, assignmentId: mine?.id ?? '' })}
      onClose={onClose}
      onDone={({ items }) => {
        const [only, another] = items
        if (only && !another) void navigate({ to: '/matters/$matterId', params: { matterId: only.id } })
        else void navigate({ to: '/' })
      }}
    >
      <LineField name="title" label={steps.title} max={180} />
      <TextField name="target" label={steps.target} max={2000} rows={2} />
      <TextField name="workContent" label={steps.workContent} max={5000} rows={2} />
      <TextField name="requirement" label={steps.requirementToUnit} max={2000} rows={2} />
      <Rows due={view.face.due} />
      <LineField name="approver" label={units.approver} max={40} optional />
      <Form.Item name="mandatory" valuePropName="checked">
        <Checkbox>{steps.mandatory}</Checkbox>
      </Form.Item>
    </CommandDialog>
  )
}
