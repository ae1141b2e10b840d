import { Form, Input } from 'antd'
import type { OrganizationKind } from '#domain/organization.ts'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { LineField, Field } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'

/** What only this kind of organization has. */
export const KindFields = ({ kind, isNew = false }: { readonly kind: OrganizationKind; readonly isNew?: boolean }) => {
  const { people } = useText()
  switch (kind) {
    case 'coordinating_body':
      return (
        <div className="form-grid">
          <Field name="seatId" label={people.seat}>
            <UnitSelect />
          </Field>
          <Field name="endsOn" label={people.endsOn} optional>
            <DateField />
          </Field>
        </div>
      )
    case 'department':
    case 'township':
      return isNew ? null : (
        <Field name="designatedUnitId" label={people.designatedUnit} help={people.designatedUnitHelp} optional>
          <UnitSelect allowClear />
        </Field>
      )
    case 'outside':
      return (
        <div className="form-grid">
          <LineField name="headName" label={people.headName} help={people.headHelp} max={40} optional />
          <LineField name="headPhone" label={people.headPhone} max={30} optional />
        </div>
      )
    default:
      return null
  }
}

export const OrderFields = () => {
  const { administration } = useText()
  return (
    <div className="form-grid">
      <Form.Item name="sortKey" label={administration.sortKey} extra={administration.sortKeyHint}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="orderCode" label={administration.orderCode} extra={administration.orderCodeHint}>
        <Input maxLength={10} />
      </Form.Item>
    </div>
  )
}
