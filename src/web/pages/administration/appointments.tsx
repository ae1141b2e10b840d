import { App, Button } from 'antd'
import { endAppointment } from '#contract/accounts.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { Account } from './accounts-page.tsx'

type Given = { readonly account: Account; readonly mayGrant: boolean; readonly onGrant: () => void }

/** The posts of one person, which are all their rights; granted and ended by the security administrator alone. */
export const Appointments = ({ account, mayGrant, onGrant }: Given) => {
  const { administration, words } = useText()
  const { message, modal } = App.useApp()
  const end = useCommand(endAppointment, { onDone: () => void message.success(administration.ended) })
  const askEnd = ({ id, role, organizationName }: Account['appointments'][number]) =>
    void modal.confirm({
      title: administration.endWhat(account.name, words.roles[role]),
      content: administration.endSure(account.name, organizationName, words.roles[role]),
      okText: administration.end,
      okButtonProps: { danger: true },
      onOk: () =>
        end.mutateAsync({ accountId: account.id, appointmentId: id, version: account.version }).catch(() => undefined),
    })
  return (
    <div className="appointments-cell">
      <ul className="appointments">
        {account.appointments.map((each) => (
          <li key={each.id}>
            <span>
              <b>{words.roles[each.role]}</b> {each.organizationName} {each.post}{' '}
              <span className="soft number">{administration.since(dateText(each.validFrom))}</span>
            </span>
            {mayGrant ? (
              <Button
                size="small"
                aria-label={administration.endWhat(account.name, words.roles[each.role])}
                onClick={() => askEnd(each)}
              >
                {administration.end}
              </Button>
            ) : null}
          </li>
        ))}
        {account.appointments.length === 0 ? <li className="soft">{administration.noAppointments}</li> : null}
      </ul>
      {mayGrant ? (
        <Button size="small" aria-label={administration.grantTo(account.name)} onClick={onGrant}>
          {administration.grant}
        </Button>
      ) : null}
    </div>
  )
}
