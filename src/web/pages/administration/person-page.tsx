import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { changeAccount, getAccount } from '#contract/accounts.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, LineField } from '#web/ui/fields.tsx'
import { Page, Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { Appointments } from './appointments.tsx'
import { GrantModal } from './grant-modal.tsx'
import './administration.css'

const route = getRouteApi('/shell/people/$accountId')
type Person = OutputOf<typeof getAccount>

const ChangeDialog = ({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) => {
  const { administration, people } = useText()
  return (
    <CommandDialog<typeof changeAccount, Pick<Person, 'name' | 'state'> & { phone?: string }>
      of={changeAccount}
      title={people.changePerson}
      initial={{ name: person.name, state: person.state, ...(person.phone ? { phone: person.phone } : {}) }}
      toInput={(values) => ({ ...values, accountId: person.id, version: person.version })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <LineField name="name" label={administration.personName} max={40} />
      <LineField name="phone" label={administration.phone} max={30} optional />
      <Field name="state" label={administration.accountState} help={people.lockHelp}>
        <Radio.Group
          options={[
            { value: 'active', label: administration.active },
            { value: 'locked', label: administration.locked },
          ]}
        />
      </Field>
    </CommandDialog>
  )
}

const Lines = ({ lines }: { readonly lines: readonly (readonly [key: string, words: string, time: string])[] }) => (
  <ul className="appointments">
    {lines.map(([key, words, time]) => (
      <li key={key}>
        <span>{words}</span>
        <span className="soft number">{time}</span>
      </li>
    ))}
  </ul>
)

/** One person: what they hold and held, whom they stand in for, which organizations answer to them. */
export const PersonPage = () => {
  const { administration, people, words, controls } = useText()
  const { accountId } = route.useParams()
  const mayManage = useMay('account.manage')
  const mayGrant = useMay('appointment.grant')
  const [open, setOpen] = useState<'change' | 'grant' | null>(null)
  const { data, error, refetch } = useQuery(reading(getAccount, { accountId }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const span = (from: string | null, to: string | null) => `${dateText(from)}—${to ? dateText(to) : people.now}`
  return (
    <Page
      title={data.name}
      side={mayManage ? <Button onClick={() => setOpen('change')}>{people.changePerson}</Button> : null}
    >
      <Section title={administration.account}>
        <p>
          {data.login} <span className="number">{data.phone ?? controls.none}</span>{' '}
          <span className="soft">{data.state === 'active' ? administration.active : administration.locked}</span>
        </p>
      </Section>
      <Section title={administration.appointments}>
        <Appointments account={data} mayGrant={mayGrant} onGrant={() => setOpen('grant')} />
      </Section>
      {data.portfolios.length > 0 ? (
        <Section title={people.portfolios}>
          <Lines
            lines={data.portfolios.map((each) => [
              each.id,
              each.organizationName ?? people.fieldOf(each.field ?? ''),
              span(each.validFrom, each.validTo),
            ])}
          />
        </Section>
      ) : null}
      {data.delegations.length > 0 ? (
        <Section title={people.delegations}>
          <Lines
            lines={data.delegations.map((each) => [
              each.id,
              each.grantorId === data.id ? people.lentTo(each.delegateName) : people.lentFrom(each.grantorName),
              span(each.validFrom, each.validTo),
            ])}
          />
        </Section>
      ) : null}
      {data.past.length > 0 ? (
        <Section title={people.heldBefore}>
          <Lines
            lines={data.past.map((each) => [
              each.id,
              `${words.roles[each.role]} ${each.organizationName} ${each.post ?? ''}`,
              span(each.validFrom, each.validTo),
            ])}
          />
        </Section>
      ) : null}
      {open === 'change' ? <ChangeDialog person={data} onClose={() => setOpen(null)} /> : null}
      {open === 'grant' ? <GrantModal account={data} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}
