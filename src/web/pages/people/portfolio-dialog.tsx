import { useQuery } from '@tanstack/react-query'
import { Alert, Checkbox, Form, Radio } from 'antd'
import { previewPortfolio, setPortfolio } from '#contract/portfolios.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { PersonSelect } from '#web/features/people/person-select.tsx'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, LineField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'

type Given = {
  readonly what: 'organization' | 'field'
  readonly leaderId: string
  readonly organizationId?: string
  readonly field?: string
  readonly validFrom: string
  readonly replace?: boolean
}

const leaders = ['leader', 'principal'] as const

type Asked = Pick<Given, 'leaderId' | 'organizationId' | 'field' | 'validFrom'>

/** What the change would re-route and what stays where it is, before it is made (B39). */
const Preview = ({ asked }: { readonly asked: Asked }) => {
  const { people } = useText()
  const { data } = useQuery({ ...reading(previewPortfolio, asked), retry: false })
  if (!data) return null
  const { former, rerouted, reroutedCount, stayingCount } = data
  return (
    <Alert
      type={former ? 'warning' : 'info'}
      showIcon
      className="dialog-problem"
      title={[
        former ? people.formerIs(former.leaderName, dateText(former.validFrom)) : people.noFormer,
        people.reroutes(reroutedCount),
        people.stays(stayingCount),
      ].join('　')}
      description={
        rerouted.length > 0
          ? rerouted
              .slice(0, 8)
              .map((each) => each.title)
              .join('；')
          : undefined
      }
    />
  )
}

export const PortfolioDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { people } = useText()
  const me = useMe()
  const [form] = Form.useForm<Given>()
  const what = Form.useWatch('what', form) ?? 'organization'
  const leaderId = Form.useWatch('leaderId', form)
  const organizationId = Form.useWatch('organizationId', form)
  const validFrom = Form.useWatch('validFrom', form) ?? me.today
  const isDirector = me.appointments.some((each) => each.role === 'office_director')
  return (
    <CommandDialog<typeof setPortfolio, Given>
      of={setPortfolio}
      form={form}
      title={people.setPortfolio}
      initial={{ what: 'organization', validFrom: me.today }}
      toInput={({ what: kind, field, organizationId: unit, ...values }) => ({
        ...values,
        ...(kind === 'field' ? { field } : { organizationId: unit }),
      })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="leaderId" label={people.leader}>
        <PersonSelect roles={leaders} />
      </Field>
      {isDirector ? (
        <Field name="what" label={people.inChargeOf}>
          <Radio.Group
            options={[
              { value: 'organization', label: people.organization },
              { value: 'field', label: people.field },
            ]}
          />
        </Field>
      ) : null}
      {what === 'organization' ? (
        <Field name="organizationId" label={people.organization}>
          <UnitSelect />
        </Field>
      ) : (
        <LineField name="field" label={people.field} help={people.fieldHelp} max={40} />
      )}
      <Field name="validFrom" label={people.from}>
        <DateField />
      </Field>
      {what === 'organization' && leaderId && organizationId ? (
        <>
          <Preview asked={{ leaderId, organizationId, validFrom }} />
          <Form.Item name="replace" valuePropName="checked">
            <Checkbox>{people.replace}</Checkbox>
          </Form.Item>
        </>
      ) : null}
    </CommandDialog>
  )
}
