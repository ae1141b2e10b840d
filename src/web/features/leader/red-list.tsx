import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { getLeaderPage } from '#contract/leader.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Light as LightName } from '#domain/light.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { UrgeMatterDialog } from '../chases/urge-dialog.tsx'
import { InstructDialog, Star } from './verbs.tsx'

type Page = OutputOf<typeof getLeaderPage>
export type Shown = Page['red'][number]

/** Matters with the two verbs of a leader, and nothing else to press. */
export const LeaderMatters = ({ rows, label }: { readonly rows: readonly Shown[]; readonly label: string }) => {
  const { leader } = useText()
  const [open, setOpen] = useState<{ readonly row: Shown; readonly verb: 'instruct' | 'chase' } | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <ul className="leader-list" aria-label={label}>
        {rows.map((row) => (
          <li key={row.id}>
            <p className="leader-line">
              <Light light={row.light as LightName} state={row.state} />
              <Link to="/matters/$matterId" params={{ matterId: row.id }}>
                {row.title}
              </Link>
              <Star matterId={row.id} title={row.title} starred={row.starred} />
            </p>
            <p className="leader-line soft">
              <span>{row.leadName}</span>
              <span className="number">{dateText(row.due)}</span>
              <strong className={`number light-${row.light}`}>{workdaysText(row.workdaysLeft)}</strong>
              <span className="leader-verbs no-print">
                <Button
                  size="small"
                  aria-label={`${leader.instruct}：${row.title}`}
                  onClick={() => setOpen({ row, verb: 'instruct' })}
                >
                  {leader.instruct}
                </Button>
                {row.assignmentId ? (
                  <Button
                    size="small"
                    aria-label={`${leader.chase}：${row.title}`}
                    onClick={() => setOpen({ row, verb: 'chase' })}
                  >
                    {leader.chase}
                  </Button>
                ) : null}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {open?.verb === 'instruct' ? (
        <InstructDialog matterId={open.row.id} title={open.row.title} onClose={close} />
      ) : null}
      {open?.verb === 'chase' ? (
        <UrgeMatterDialog matterId={open.row.id} title={open.row.title} onClose={close} />
      ) : null}
    </>
  )
}
