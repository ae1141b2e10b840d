import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { memo, useCallback, useState } from 'react'
import { Due } from '#web/features/clock/due.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText, workdaysText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Empty } from '#web/ui/problem.tsx'
import { ChaseDialog } from './board-dialogs.tsx'
import type { BoardRow } from './board.ts'

/** A telephone number to press on a phone. */
export const Telephone = ({ number }: { readonly number: string }) => (
  <a href={`tel:${number.replaceAll(/[^0-9+]/g, '')}`} className="number unbroken">
    {number}
  </a>
)

const Contact = ({ row }: { readonly row: BoardRow }) => {
  const { boards } = useText()
  const phone = row.responsiblePhone ?? row.liaisonPhone
  const name = row.responsiblePerson ?? row.liaisonName
  if (!name && !phone) return <span className="light-red">{boards.noLiaison}</span>
  return (
    <>
      {name} {phone ? <Telephone number={phone} /> : <span className="soft">{boards.noPhone}</span>}
    </>
  )
}

type RowGiven = {
  readonly row: BoardRow
  readonly isChosen: boolean | null
  readonly onToggle: (matterId: string) => void
  readonly onChase: ((row: BoardRow) => void) | null
}

const Row = memo(({ row, isChosen, onToggle, onChase }: RowGiven) => {
  const { boards, words } = useText()
  const { columns } = boards
  const isLead = row.part === 'coordinating_lead'
  const states = words.assignmentStates as Record<string, string>
  const assignmentState = states[row.assignmentState] ?? row.assignmentState
  return (
    <tr>
      {isChosen === null ? null : (
        <td>
          {row.marks.includes('to-review') ? (
            <Checkbox aria-label={row.organizationName} checked={isChosen} onChange={() => onToggle(row.matterId)} />
          ) : null}
        </td>
      )}
      <td className="number">{row.orderRow}</td>
      <th scope="row">
        <Link to="/matters/$matterId" params={{ matterId: row.matterId }}>
          {row.organizationName}
        </Link>
        <div className="soft clamp">{isLead ? row.title : `${words.parts[row.part]}　${row.title}`}</div>
      </th>
      <td data-label={columns.state}>
        {isLead && row.assignmentState !== 'disputed' ? (
          <>
            <Light light={row.light} state={row.matterState} /> {words.states[row.matterState]}
          </>
        ) : (
          assignmentState
        )}
        <div className="soft">
          {row.acknowledgedAt ? boards.acknowledgedOn(instantText(row.acknowledgedAt)) : null}
          {row.delivery === 'slip' ? boards.slip : null}
        </div>
      </td>
      <td data-label={columns.due} className="number">
        <Due matterId={row.matterId} due={row.due} />
        <div className={`light-${row.light}`}>{workdaysText(row.workdaysLeft)}</div>
      </td>
      <td data-label={columns.progress} className="board-progress">
        {row.progress ? (
          <span className="clamp" title={row.progress}>
            <span className="soft number">{dateText(row.progressOn)}</span> {row.progress}
          </span>
        ) : null}
      </td>
      <td data-label={columns.contact}>
        <Contact row={row} />
      </td>
      <td data-label={columns.chases} className="board-chase">
        {row.chases > 0 ? <span title={row.lastChase ?? ''}>{boards.chaseTimes(row.chases)}</span> : null}
        {row.lastChase ? <div className="soft clamp">{row.lastChase}</div> : null}
        {onChase && !row.marks.includes('done') && !row.marks.includes('to-review') ? (
          <Button size="small" aria-label={`${boards.chase}：${row.organizationName}`} onClick={() => onChase(row)}>
            {boards.chase}
          </Button>
        ) : null}
      </td>
    </tr>
  )
})

type Given = {
  readonly rows: readonly BoardRow[]
  readonly mayChase: boolean
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (next: (old: ReadonlySet<string>) => ReadonlySet<string>) => void
}

export const BoardTable = ({ rows, mayChase, chosen, onChoose }: Given) => {
  const { boards, orders } = useText()
  const { columns } = boards
  const [chased, setChased] = useState<BoardRow | null>(null)
  const toggle = useCallback(
    (id: string) =>
      onChoose?.((old) => {
        const next = new Set(old)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [onChoose],
  )
  const open = rows.filter((row) => row.marks.includes('to-review')).map((row) => row.matterId)
  const isAll = chosen !== undefined && open.length > 0 && open.every((id) => chosen.has(id))
  if (rows.length === 0) return <Empty title={boards.none} />
  return (
    <div className="list-frame">
      <table className="list board">
        <thead>
          <tr>
            {chosen ? (
              <th scope="col">
                <Checkbox
                  aria-label={orders.chooseAll}
                  checked={isAll}
                  indeterminate={chosen.size > 0 && !isAll}
                  onChange={() => onChoose?.(() => new Set(isAll ? [] : open))}
                />
              </th>
            ) : null}
            <th scope="col">{orders.row}</th>
            {Object.values(columns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.assignmentId}
              row={row}
              isChosen={chosen ? chosen.has(row.matterId) : null}
              onToggle={toggle}
              onChase={mayChase ? setChased : null}
            />
          ))}
        </tbody>
      </table>
      {chased ? <ChaseDialog row={chased} onClose={() => setChased(null)} /> : null}
    </div>
  )
}
