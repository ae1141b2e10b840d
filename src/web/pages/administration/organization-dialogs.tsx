import type { InputOf, OutputOf } from '#contract/operation.ts'
import { changeOrganization, closeOrganization, type getOrganization } from '#contract/organizations.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { KindFields, OrderFields } from './organization-fields.tsx'

type Organization = OutputOf<typeof getOrganization>
type Given = { readonly organization: Organization; readonly onClose: () => void }
type Change = Omit<InputOf<typeof changeOrganization>, 'organizationId' | 'version'>

const lastOf = (sortKey: string) => sortKey.slice(sortKey.lastIndexOf('.') + 1)
const nothing = () => undefined

/** 变更机构 as of a day; the name of before stays on the days before. */
export const ChangeDialog = ({ organization, onClose }: Given) => {
  const { administration, people } = useText()
  const { today } = useMe()
  const { id, version, kind, parentId } = organization
  const kept = (value: string | null) => value ?? undefined
  return (
    <CommandDialog<typeof changeOrganization, Change>
      of={changeOrganization}
      width={640}
      title={people.changeOrganization}
      note={people.changeNote}
      initial={{
        name: organization.name,
        shortName: organization.shortName,
        parentId: kept(parentId),
        sortKey: parentId ? lastOf(organization.sortKey) : undefined,
        orderCode: kept(organization.orderCode),
        seatId: kept(organization.seatId),
        endsOn: kept(organization.endsOn),
        designatedUnitId: kept(organization.designatedUnitId),
        headName: kept(organization.headName),
        headPhone: kept(organization.headPhone),
        effectiveOn: today,
      }}
      toInput={(values) => ({ ...values, organizationId: id, version })}
      onClose={onClose}
      onDone={nothing}
    >
      <LineField name="name" label={administration.name} max={100} />
      <LineField name="shortName" label={administration.shortName} max={40} optional />
      {parentId ? (
        <Field name="parentId" label={administration.parent}>
          <UnitSelect />
        </Field>
      ) : null}
      {parentId ? <OrderFields /> : null}
      <KindFields kind={kind} />
      <div className="form-grid">
        <Field name="effectiveOn" label={people.effectiveOn} help={people.effectiveHelp}>
          <DateField />
        </Field>
        <LineField name="basis" label={people.basis} max={200} optional />
      </div>
    </CommandDialog>
  )
}

export const CloseDialog = ({ organization, onClose }: Given) => {
  const { people } = useText()
  const { today } = useMe()
  const { id, version } = organization
  return (
    <CommandDialog<typeof closeOrganization, { on: string; basis?: string }>
      of={closeOrganization}
      danger
      title={people.closeOrganization}
      note={people.closeNote}
      initial={{ on: today }}
      toInput={(values) => ({ ...values, organizationId: id, version })}
      onClose={onClose}
      onDone={nothing}
    >
      <Field name="on" label={people.lastDay}>
        <DateField max={today} />
      </Field>
      <LineField name="basis" label={people.basis} max={200} optional />
    </CommandDialog>
  )
}
