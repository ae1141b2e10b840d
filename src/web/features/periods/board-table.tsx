import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { Due } from '#web/features/clock/due.tsx'
import { useText } from '#web/text/use-text.ts'
import { Light } from '#web/ui/light.tsx'
import { Percent } from './percent.tsx'
import { AssessedWords, Said } from './said.tsx'
import type { BoardRow } from './types.ts'

type Given = {
  readonly rows: readonly BoardRow[]
  /** The matter in the pane; the columns that the pane shows in full are left out beside it. */
  readonly current: string | null
  readonly onAssess: ((matterId: string) => void) | null
  readonly chosen: ReadonlySet<string>
  readonly onChoose: ((chosen: ReadonlySet<string>) => void) | null
}

export const mayAnswer = (row: BoardRow) => row.relation === 'coordinating_lead' && row.now.standing === 'waiting'

const Matter = ({ row }: { readonly row: BoardRow }) => {
  const { controls } = useText()
  return (
    <>
      <Link to="/matters/$matterId" params={{ matterId: row.matterId }}>
        {row.title}
      </Link>
      <span className="block soft">
        <Light light={row.light} state={row.state} />
        {`　${row.leadName ?? controls.none}`}
      </span>
      <span className="block soft number">
        {row.number ? `${row.number}　` : ''}
        <Due matterId={row.matterId} due={row.due} />
      </span>
      <Percent progress={row.progress} short />
    </>
  )
}

const Row = ({ row, no, ...given }: Omit<Given, 'rows'> & { readonly row: BoardRow; readonly no: number }) => {
  const { periods, controls } = useText()
  const isWide = given.current === null
  const toggle = () => {
    const next = new Set(given.chosen)
    if (!next.delete(row.matterId)) next.add(row.matterId)
    given.onChoose?.(next)
  }
  return (
    <tr data-matter={row.matterId} aria-current={given.current === row.matterId ? 'true' : undefined}>
      <td className="number board-no">
        {given.onChoose ? (
          <Checkbox
            aria-label={periods.chooseMatter(row.title)}
            checked={given.chosen.has(row.matterId)}
            disabled={!mayAnswer(row)}
            onChange={toggle}
          />
        ) : (
          no
        )}
      </td>
      <th scope="row">
        <Matter row={row} />
      </th>
      <td data-label={periods.board.before}>
        <Said words={row.before} />
      </td>
      <td data-label={periods.board.now}>
        <Said words={row.now} />
        {row.sameWording ? <strong className="block light-yellow">{periods.sameWording}</strong> : null}
        {mayAnswer(row) ? (
          <Link className="block" to="/matters/$matterId" params={{ matterId: row.matterId }}>
            {periods.report}
          </Link>
        ) : null}
      </td>
      {isWide ? (
        <>
          <td data-label={periods.board.difficulty} className="pre">
            {row.now.difficulty ?? controls.none}
          </td>
          <td data-label={periods.board.next} className="pre">
            {row.now.nextStep ?? controls.none}
          </td>
        </>
      ) : null}
      <td data-label={periods.board.assessed}>
        {row.assessed ? <AssessedWords of={row.assessed} brief /> : null}
        {given.onAssess ? (
          <Button
            size="small"
            className="no-print"
            aria-label={periods.assessMatter(row.title)}
            onClick={() => given.onAssess?.(row.matterId)}
          >
            {periods.assess}
          </Button>
        ) : row.assessed ? null : (
          controls.none
        )}
      </td>
    </tr>
  )
}

/** 上期 beside 本期, row by row; a phone reads the same rows as cards. */
export const BoardTable = ({ rows, ...given }: Given) => {
  const { periods } = useText()
  const open = rows.filter(mayAnswer).map((row) => row.matterId)
  const isAll = open.length > 0 && open.every((id) => given.chosen.has(id))
  const { board } = periods
  const columns = [board.matter, board.before, board.now]
  if (given.current === null) columns.push(board.difficulty, board.next)
  columns.push(board.assessed)
  return (
    <div className="list-frame">
      <table className="list board">
        <thead>
          <tr>
            <th scope="col" className="board-no">
              {given.onChoose ? (
                <Checkbox
                  aria-label={periods.chooseAll}
                  checked={isAll}
                  disabled={open.length === 0}
                  onChange={() => given.onChoose?.(new Set(isAll ? [] : open))}
                />
              ) : (
                '#'
              )}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Row key={row.matterId} row={row} no={i + 1} {...given} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
