import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { Account } from './accounts-page.tsx'
import { EndDialog } from './end-dialog.tsx'

type Given = { readonly account: Account; readonly mayGrant: boolean; readonly onGrant: () => void }

/** The posts of one person, which are all their rights; granted and ended by the security administrator alone. */
export const Appointments = ({ account, mayGrant, onGrant }: Given) => {
  const { administration, people, words } = useText()
  const [ending, setEnding] = useState<Account['appointments'][number] | null>(null)
  return (
    <div className="appointments-cell">
      <ul className="appointments">
        {account.appointments.map((each) => (
          <li key={each.id}>
            <span>
              <b>
                {words.roles[each.role]}
                {each.isDeputy ? people.deputyMark : null}
              </b>{' '}
              {each.organizationName} {each.post}{' '}
              <span className="soft number">
                {administration.since(dateText(each.validFrom))}
                {each.validTo ? ` ${people.until(dateText(each.validTo))}` : null}
              </span>
            </span>
            {mayGrant ? (
              <Button
                size="small"
                aria-label={administration.endWhat(account.name, words.roles[each.role])}
                onClick={() => setEnding(each)}
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
      {ending ? <EndDialog account={account} appointment={ending} onClose={() => setEnding(null)} /> : null}
    </div>
  )
}
