import { Link } from '@tanstack/react-router'
import { Due } from '#web/features/clock/due.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import type { Face } from './columns.tsx'

/** The ledger on a phone. */
export const LedgerCards = ({ rows, asOf }: { readonly rows: readonly Face[]; readonly asOf: string | undefined }) => {
  const { words, ledger } = useText()
  return (
    <ul className="ledger-cards" aria-label={ledger.title}>
      {rows.map((face) => (
        <li key={face.id}>
          <Link to="/matters/$matterId" params={{ matterId: face.id }} search={asOf ? { asOf } : {}}>
            {face.title}
          </Link>
          <p>
            <Light light={face.light} state={face.state} /> · {words.states[face.state]}
            {face.number ? <span className="soft number"> · {face.number}</span> : null}
          </p>
          <p className="soft">
            {face.leadName} · <Due matterId={face.id} due={face.due} provisional={face.dueProvisional} />{' '}
            <small className={`number light-${face.light}`}>{workdaysText(face.workdaysLeft)}</small>
          </p>
          {face.progress ? (
            <p className="clamp soft">
              {dateText(face.progressOn)} {face.progress}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
