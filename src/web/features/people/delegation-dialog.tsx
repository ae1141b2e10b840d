import { Form, Radio, Select } from 'antd'
import { lendableActions, makeDelegation } from '#contract/delegations.ts'
import type { InputOf } from '#contract/operation.ts'
import { permissions } from '#domain/permissions.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField } from '#web/ui/fields.tsx'
import { useActionNames } from './action-names.ts'
import { PersonSelect } from './person-select.tsx'

type Given = InputOf<typeof makeDelegation> & { readonly extent: 'all' | 'some' }

/** To whom, until when, and what: everything, or acts by name. */
export const DelegationDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { people, controls } = useText()
  const me = useMe()
  const names = useActionNames()
  const [form] = Form.useForm<Given>()
  const extent = Form.useWatch('extent', form) ?? 'all'
  const own = me.appointments.filter((each) => each.lentBy === null)
  const lendable = lendableActions.filter((action) =>
    permissions[action].some((rule) => own.some((each) => (rule.roles as readonly string[]).includes(each.role))),
  )
  const organizations = [...new Map(own.map((each) => [each.organizationId, each.organizationName]))]
  return (
    <CommandDialog<typeof makeDelegation, Given>
      of={makeDelegation}
      form={form}
      title={people.delegate}
      note={people.delegationNote}
      initial={{ validFrom: me.today, extent: 'all' }}
      toInput={({ extent: how, actions, ...values }) => ({ ...values, ...(how === 'some' ? { actions } : {}) })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="delegateId" label={people.delegateTo}>
        <PersonSelect without={me.id} />
      </Field>
      <div className="form-grid">
        <Field name="validFrom" label={people.from}>
          <DateField min={me.today} />
        </Field>
        <Field name="validTo" label={people.to}>
          <DateField min={me.today} />
        </Field>
      </div>
      <Field name="extent" label={people.scope}>
        <Radio.Group
          options={[
            { value: 'all', label: people.everything },
            { value: 'some', label: people.someActs },
          ]}
        />
      </Field>
      {extent === 'some' ? (
        <Field name="actions" label={people.acts}>
          <Select
            mode="multiple"
            placeholder={controls.choose}
            options={lendable.map((value) => ({ value, label: names[value] ?? value }))}
          />
        </Field>
      ) : null}
      {organizations.length > 1 ? (
        <Field name="organizationIds" label={people.onlyFor} optional>
          <Select
            mode="multiple"
            placeholder={people.allOrganizations}
            options={organizations.map(([value, label]) => ({ value, label }))}
          />
        </Field>
      ) : null}
      <LineField name="reason" label={people.reason} max={200} optional />
    </CommandDialog>
  )
}
