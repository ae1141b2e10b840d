import { PrinterOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { Fragment, useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { getUnitLedger } from '#contract/units.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { Due } from '#web/features/clock/due.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'

type Row = OutputOf<typeof getUnitLedger>['superiors'][number]['rows'][number]

const LedgerRow = ({ row, no }: { readonly row: Row; readonly no: number }) => {
  const { words, controls, units } = useText()
  const labels = units.ledgerColumns
  return (
    <tr>
      <td className="number">{no}</td>
      <td className="unbroken">
        <Light light={row.light} state={row.state} />
      </td>
      <td className="number">{row.number}</td>
      <th scope="row">
        <Link to="/matters/$matterId" params={{ matterId: row.id }}>
          {row.title}
        </Link>
      </th>
      <td className="unbroken">{words.parts[row.part]}</td>
      <td className="number" data-label={labels[5]}>
        <Due matterId={row.id} due={row.due} />
        <small className="soft block">{workdaysText(row.workdaysLeft)}</small>
      </td>
      <td data-label={labels[6]}>
        {row.responsible ?? controls.none}
        {row.phone ? <small className="soft block number">{row.phone}</small> : null}
      </td>
      <td data-label={labels[7]}>{row.dividedTo ?? controls.none}</td>
      <td className="pre">
        {row.progress ?? controls.none}
        {row.progressOn ? <small className="soft block">{dateText(row.progressOn)}</small> : null}
      </td>
      <td className="unbroken">{words.states[row.state]}</td>
    </tr>
  )
}

/** 本单位台账: what the principal answers for, over all superiors, on one page that prints. */
export const UnitLedgerPage = () => {
  const { units, controls } = useText()
  const me = useMe()
  const [isAll, setAll] = useState(false)
  const { data, error, refetch } = useQuery({
    ...reading(getUnitLedger, { ended: isAll ? 'true' : 'false' }),
    placeholderData: keepPreviousData,
  })
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const before = (n: number) => data.superiors.slice(0, n).reduce((sum, each) => sum + each.rows.length, 0)
  return (
    <Page
      title={units.ledgerTitle(data.unit)}
      side={
        <>
          <span className="soft number">{`${units.ledgerTotal(data.total)}　${units.ledgerAsOf(dateText(me.today))}`}</span>
          <Checkbox className="no-print" checked={isAll} onChange={({ target }) => setAll(target.checked)}>
            {units.ledgerEnded}
          </Checkbox>
          <Button icon={<PrinterOutlined />} className="no-print" onClick={() => window.print()}>
            {controls.print}
          </Button>
        </>
      }
    >
      <div className="unit-ledger-box" tabIndex={0} role="region" aria-label={units.ledger}>
        <table className="plain unit-ledger">
          <thead>
            <tr>
              {units.ledgerColumns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.superiors.map((superior, nth) => (
              <Fragment key={superior.id}>
                <tr className="unit-ledger-superior">
                  <th scope="rowgroup" colSpan={units.ledgerColumns.length}>
                    {`${superior.name}　${units.ledgerTotal(superior.rows.length)}`}
                  </th>
                </tr>
                {superior.rows.map((row, i) => (
                  <LedgerRow key={`${row.id} ${row.part}`} row={row} no={before(nth) + i + 1} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Page>
  )
}
