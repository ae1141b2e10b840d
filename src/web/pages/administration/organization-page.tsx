import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { getOrganization } from '#contract/organizations.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { useUnits } from '#web/units/use-units.ts'
import { ChangeDialog, CloseDialog } from './organization-dialogs.tsx'
import '#web/ui/list.css'
import '#web/pages/people/people.css'
import './administration.css'

const route = getRouteApi('/shell/organizations/$organizationId')
type Organization = OutputOf<typeof getOrganization>

const Facts = ({ organization }: { readonly organization: Organization }) => {
  const { administration, people, controls } = useText()
  const { units } = useUnits()
  const parent = units.find((each) => each.id === organization.parentId)
  const facts: readonly (readonly [string, ReactNode] | false)[] = [
    [administration.kind, administration.kinds[organization.kind]],
    [administration.shortName, organization.shortName],
    parent ? [administration.parent, parent.name] : false,
    [administration.sortKey, organization.sortKey],
    organization.orderCode ? [administration.orderCode, organization.orderCode] : false,
    organization.seatName ? [people.seat, organization.seatName] : false,
    organization.endsOn ? [people.endsOn, dateText(organization.endsOn)] : false,
    organization.kind === 'department' || organization.kind === 'township'
      ? [
          people.designatedUnit,
          organization.designatedUnitName ?? (
            <span key="unit" className="missing">
              ✕ {people.lacking}
            </span>
          ),
        ]
      : false,
    organization.kind === 'outside' ? [people.headName, organization.headName ?? controls.none] : false,
    organization.headPhone ? [people.headPhone, organization.headPhone] : false,
    [people.validFrom, dateText(organization.validFrom)],
  ]
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== false)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

const People = ({ organization }: { readonly organization: Organization }) => {
  const { administration, people, words, controls } = useText()
  if (organization.people.length === 0) return <p className="soft">{people.nobodyThere}</p>
  return (
    <div className="list-frame">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{administration.personName}</th>
            <th scope="col">{administration.role}</th>
            <th scope="col">{administration.post}</th>
            <th scope="col">{administration.phone}</th>
            <th scope="col">{people.period}</th>
          </tr>
        </thead>
        <tbody>
          {organization.people.map((each) => (
            <tr key={each.appointmentId} className={each.isNow ? '' : 'soft'}>
              <th scope="row">
                <Link to="/people/$accountId" params={{ accountId: each.accountId }}>
                  {each.name}
                </Link>
              </th>
              <td data-label={administration.role}>
                {words.roles[each.role]}
                {each.isDeputy ? people.deputyMark : null}
              </td>
              <td data-label={administration.post}>{each.post ?? controls.none}</td>
              <td data-label={administration.phone} className="number">
                {each.phone ?? controls.none}
              </td>
              <td data-label={people.period} className="number">
                {`${dateText(each.validFrom)}—${each.validTo ? dateText(each.validTo) : people.now}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Changes = ({ organization }: { readonly organization: Organization }) => {
  const { people, controls } = useText()
  const { names } = useUnits()
  if (organization.changes.length === 0) return null
  const said = (field: string, value: string | null | undefined) =>
    value ? (field.endsWith('Id') ? (names.get(value) ?? controls.none) : value) : controls.none
  return (
    <Section title={people.changes}>
      <ol className="trail">
        {organization.changes.map((change) => (
          <li key={change.id}>
            <span className="number soft">{dateText(change.effectiveOn)}</span>
            <span>
              {change.isApplied ? null : <strong>{people.planned}　</strong>}
              {Object.entries(change.after)
                .filter(([field, value]) => change.isApplied || (field in change.before ? value !== null : false))
                .map(
                  ([field, value]) =>
                    `${people.changedFields[field] ?? field}：${said(field, change.before[field])} → ${said(field, value)}`,
                )
                .join('；')}
              <span className="block soft">{[change.basis, change.recordedBy].filter(Boolean).join('　')}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** One organization: what it is, who is in office there, what it was called before. */
export const OrganizationPage = () => {
  const { administration, people } = useText()
  const { organizationId } = route.useParams()
  const mayManage = useMay('organization.manage')
  const [open, setOpen] = useState<'change' | 'close' | null>(null)
  const { data, error, refetch } = useQuery(reading(getOrganization, { organizationId }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const isOpen = data.validTo === null
  return (
    <Page
      title={data.name}
      side={
        mayManage && isOpen ? (
          <>
            <Button type="primary" onClick={() => setOpen('change')}>
              {people.changeOrganization}
            </Button>
            <Button danger onClick={() => setOpen('close')}>
              {people.closeOrganization}
            </Button>
          </>
        ) : null
      }
    >
      {isOpen ? null : <Alert type="info" className="matter-note" title={people.closedOn(dateText(data.validTo))} />}
      <Section title={people.facts}>
        <Facts organization={data} />
      </Section>
      <Section title={administration.appointments}>
        <People organization={data} />
      </Section>
      <Changes organization={data} />
      {open === 'change' ? <ChangeDialog organization={data} onClose={() => setOpen(null)} /> : null}
      {open === 'close' ? <CloseDialog organization={data} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}
