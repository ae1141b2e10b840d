import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { exportAccounts, listAccounts } from '#contract/accounts.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { ExportButton } from '#web/ui/export-button.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { AccountModal } from './account-modal.tsx'
import { Appointments } from './appointments.tsx'
import { GrantModal } from './grant-modal.tsx'
import '#web/ui/list.css'
import './administration.css'

export type Account = OutputOf<typeof listAccounts>['items'][number]

export const AccountsPage = () => {
  const { administration, controls } = useText()
  const mayManage = useMay('account.manage')
  const mayGrant = useMay('appointment.grant')
  const [search, setSearch] = useState('')
  const [isNew, setNew] = useState(false)
  const [granting, setGranting] = useState<Account | null>(null)
  const { data, error, refetch } = useQuery({
    ...reading(listAccounts, { limit: 500, ...(search ? { search } : {}) }),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={administration.accounts}
      side={
        <>
          <ExportButton of={exportAccounts} input={search ? { search } : {}} />
          {mayManage ? (
            <Button type="primary" onClick={() => setNew(true)}>
              {administration.newAccount}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="soft">{administration.separation}</p>
      <Input.Search
        className="list-search"
        placeholder={administration.searchAccounts}
        aria-label={administration.searchAccounts}
        enterButton={controls.search}
        allowClear
        onSearch={(words) => setSearch(words.trim())}
      />
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.items.length === 0 ? <Empty title={administration.noAccounts} /> : null}
      {data && data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list accounts">
            <thead>
              <tr>
                <th scope="col">{administration.personName}</th>
                <th scope="col">{administration.login}</th>
                <th scope="col">{administration.phone}</th>
                <th scope="col">{administration.accountState}</th>
                <th scope="col">{administration.appointments}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((account) => (
                <tr key={account.id}>
                  <th scope="row">
                    <Link to="/people/$accountId" params={{ accountId: account.id }}>
                      {account.name}
                    </Link>
                  </th>
                  <td data-label={administration.login}>{account.login}</td>
                  <td data-label={administration.phone} className="number">
                    {account.phone ?? controls.none}
                  </td>
                  <td data-label={administration.accountState}>
                    {account.state === 'active' ? administration.active : administration.locked}
                  </td>
                  <td data-label={administration.appointments}>
                    <Appointments account={account} mayGrant={mayGrant} onGrant={() => setGranting(account)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {isNew ? <AccountModal onClose={() => setNew(false)} /> : null}
      {granting ? <GrantModal account={granting} onClose={() => setGranting(null)} /> : null}
    </Page>
  )
}
