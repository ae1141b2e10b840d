import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { listDelegations, revokeDelegation } from '#contract/delegations.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { DelegationDialog } from './delegation-dialog.tsx'
import { useActionNames } from './action-names.ts'
import '#web/ui/list.css'

type Delegation = OutputOf<typeof listDelegations>['given'][number]

const Row = ({ item, isMine }: { readonly item: Delegation; readonly isMine: boolean }) => {
  const { people } = useText()
  const { message, modal } = App.useApp()
  const names = useActionNames()
  const revoke = useCommand(revokeDelegation, { onDone: () => void message.success(people.revoked) })
  const isOpen = item.state === 'running' || item.state === 'ahead'
  const ask = () =>
    void modal.confirm({
      title: people.revokeSure(item.delegateName),
      okText: people.revoke,
      onOk: () => revoke.mutateAsync({ delegationId: item.id }).catch(() => undefined),
    })
  return (
    <tr>
      <th scope="row">{isMine ? people.lentTo(item.delegateName) : people.lentFrom(item.grantorName)}</th>
      <td data-label={people.period} className="number">
        {`${dateText(item.validFrom)}—${dateText(item.validTo)}`}
      </td>
      <td data-label={people.scope}>
        {item.actions ? item.actions.map((each) => names[each] ?? each).join('、') : people.everything}
        {item.organizations ? (
          <small className="block">{item.organizations.map((o) => o.name).join('、')}</small>
        ) : null}
      </td>
      <td data-label={people.reason}>{item.reason}</td>
      <td data-label={people.state}>{people.delegationStates[item.state]}</td>
      <td>
        {isMine && isOpen ? (
          <Button size="small" aria-label={`${people.revoke}：${item.delegateName}`} onClick={ask}>
            {people.revoke}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}

/** 请假委托: what I have lent to others, and others to me. */
export const Delegations = () => {
  const { people } = useText()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(reading(listDelegations, {}))
  const given = data?.given ?? []
  const received = data?.received ?? []
  return (
    <Section title={people.delegations} side={<Button onClick={() => setOpen(true)}>{people.delegate}</Button>}>
      <p className="soft">{people.delegationsHint}</p>
      {given.length + received.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{people.person}</th>
                <th scope="col">{people.period}</th>
                <th scope="col">{people.scope}</th>
                <th scope="col">{people.reason}</th>
                <th scope="col">{people.state}</th>
                <th scope="col">{people.act}</th>
              </tr>
            </thead>
            <tbody>
              {given.map((item) => (
                <Row key={item.id} item={item} isMine />
              ))}
              {received.map((item) => (
                <Row key={item.id} item={item} isMine={false} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {isOpen ? <DelegationDialog onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}
