import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useText } from '#web/text/use-text.ts'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'
import './registers.css'

export type Column<Row> = {
  readonly label: string
  readonly render: (row: Row) => ReactNode
  readonly isNumber?: boolean
}
type Entry = { readonly id: string; readonly actions: readonly string[] }
export type Acting<Row> = { readonly row: Row; readonly step: string }

type Given<Row extends Entry> = {
  readonly label: string
  readonly asked: {
    readonly data: { readonly items: readonly Row[] } | undefined
    readonly error: unknown
    readonly refetch: () => unknown
  }
  readonly title: Column<Row>
  readonly columns: readonly Column<Row>[]
  readonly buttons: Readonly<Record<string, string>>
  readonly empty: string
  readonly hint: string
  /** The dialog of one act on one entry. */
  readonly renderDialog?: (acting: Acting<Row>, close: () => void) => ReactNode
}

/** A register as a table: entries, what stands in them, and the acts that the server offers on each. */
export const RegisterTable = <Row extends Entry>(given: Given<Row>) => {
  const { registers } = useText()
  const [acting, setActing] = useState<{ id: string; step: string } | null>(null)
  const { data, error, refetch } = given.asked
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  if (data.items.length === 0)
    return (
      <Empty title={given.empty}>
        <p className="soft">{given.hint}</p>
      </Empty>
    )
  const hasActs = data.items.some((row) => row.actions.length > 0)
  // The entry as it is now, not as it was when its dialog was opened.
  const row = data.items.find((each) => each.id === acting?.id)
  return (
    <>
      <div className="list-frame">
        <table className="list register" aria-label={given.label}>
          <thead>
            <tr>
              <th scope="col">{given.title.label}</th>
              {given.columns.map((column) => (
                <th key={column.label} scope="col" className={column.isNumber ? 'list-count' : ''}>
                  {column.label}
                </th>
              ))}
              {hasActs ? (
                <th scope="col" className="no-print">
                  {registers.act}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {data.items.map((each) => (
              <tr key={each.id}>
                <th scope="row">{given.title.render(each)}</th>
                {given.columns.map((column) => (
                  <td key={column.label} data-label={column.label} className={column.isNumber ? 'list-count' : ''}>
                    {column.render(each)}
                  </td>
                ))}
                {hasActs ? (
                  <td className="no-print register-acts">
                    {each.actions.map((step) => (
                      <Button
                        key={step}
                        size="small"
                        aria-haspopup="dialog"
                        onClick={() => setActing({ id: each.id, step })}
                      >
                        {given.buttons[step] ?? step}
                      </Button>
                    ))}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {acting && row && row.actions.includes(acting.step)
        ? given.renderDialog?.({ row, step: acting.step }, () => setActing(null))
        : null}
    </>
  )
}

/** The matter that an entry speaks of, as a link to its page. */
export const MatterLink = ({ id, title }: { readonly id: string | null; readonly title: string | null }) => {
  const { controls } = useText()
  if (id === null || title === null) return <>{controls.none}</>
  return (
    <Link to="/matters/$matterId" params={{ matterId: id }}>
      {title}
    </Link>
  )
}
