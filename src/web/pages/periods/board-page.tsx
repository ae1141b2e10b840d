import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { exportMatters } from '#contract/ledger.ts'
import { closePeriod, getPeriod, sayNothingNew } from '#contract/periods.ts'
import { standings } from '#domain/reporting-period.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { BoardTable } from '#web/features/periods/board-table.tsx'
import { AssessmentPane } from '#web/features/periods/pane.tsx'
import type { Board } from '#web/features/periods/types.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { ExportButton } from '#web/ui/export-button.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { usePeriodName } from '#web/features/periods/name.ts'
import '#web/ui/list.css'
import '#web/ui/periods.css'

const route = getRouteApi('/shell/periods/$periodId')

/** How the matters stand, as links to exactly those rows. */
const Counts = ({ period }: { readonly period: Board['period'] }) => {
  const { periods } = useText()
  const { standing } = route.useSearch()
  const { counts, id } = period
  const link = (key: (typeof standings)[number] | undefined, name: string, n: number) => (
    <Link
      key={name}
      to="/periods/$periodId"
      params={{ periodId: id }}
      search={key ? { standing: key } : {}}
      className="count"
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={standing === key ? 'page' : undefined}
    >
      {name} <strong className="number">{n}</strong>
    </Link>
  )
  return (
    <nav className="counts no-print" aria-label={periods.columns.state}>
      {link(undefined, periods.all, counts.total)}
      {standings.map((each) => link(each, periods.standings[each], counts[each]))}
    </nav>
  )
}

const useAnswers = (chosen: ReadonlySet<string>, onDone: () => void) => {
  const { periods } = useText()
  const { message } = App.useApp()
  const command = useCommand(sayNothingNew, {
    onDone: ({ said }) => {
      void message.success(periods.saidNothingNew(said))
      onDone()
    },
  })
  return { send: () => command.mutate({ matters: [...chosen] }), isPending: command.isPending }
}

const Rows = ({ board, periodId }: { readonly board: Board; readonly periodId: string }) => {
  const { periods } = useText()
  const { standing } = route.useSearch()
  const [current, setCurrent] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const rows = board.rows.filter((row) => standing === undefined || row.now.standing === standing)
  const at = rows.findIndex((row) => row.matterId === current)
  const row = rows[at]
  const answers = useAnswers(chosen, () => setChosen(new Set()))
  useEffect(() => {
    if (current) document.querySelector(`tr[data-matter="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <>
      <div className={row ? 'board-with-pane' : ''}>
        <div>
          {board.mayAnswer ? (
            <p className="no-print">
              <Button type="primary" disabled={chosen.size === 0} loading={answers.isPending} onClick={answers.send}>
                {periods.nothingNewFor(chosen.size)}
              </Button>
            </p>
          ) : null}
          {rows.length === 0 ? <Empty title={periods.rowsShown(0)} /> : null}
          {rows.length > 0 ? (
            <BoardTable
              rows={rows}
              current={row ? current : null}
              onAssess={board.mayAssess ? setCurrent : null}
              chosen={chosen}
              onChoose={board.mayAnswer ? setChosen : null}
            />
          ) : null}
          <p className="list-foot">{periods.rowsShown(rows.length)}</p>
        </div>
        {row ? (
          <AssessmentPane
            key={row.matterId}
            row={row}
            periodId={periodId}
            at={at}
            of={rows.length}
            onMove={(by) => setCurrent(rows[at + by]?.matterId ?? row.matterId)}
            onClose={() => setCurrent(null)}
          />
        ) : null}
      </div>
    </>
  )
}

export const PeriodPage = () => {
  const { periods, ledger, controls } = useText()
  const { periodId } = route.useParams()
  const nameOf = usePeriodName()
  const [isClosing, setClosing] = useState(false)
  const { data, error, refetch } = useQuery(reading(getPeriod, { periodId }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const { period } = data
  return (
    <Page
      className="period-page"
      title={nameOf(period)}
      side={
        <>
          <span className="soft">
            {`${period.organizationName}　${periods.until(dateText(period.closesOn))}　${periods.state[period.state]}`}
          </span>
          <ExportButton of={exportMatters} input={{ periodId }} />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {controls.print}
          </Button>
          {data.mayClose ? <Button onClick={() => setClosing(true)}>{periods.close}</Button> : null}
        </>
      }
    >
      <p className="only-print period-print-head">
        <span>{ledger.preparedBy(period.organizationName)}</span>
        <span>{periods.until(dateText(period.closesOn))}</span>
      </p>
      <Counts period={period} />
      <Rows board={data} periodId={periodId} />
      {isClosing ? (
        <CommandDialog<typeof closePeriod, object>
          of={closePeriod}
          title={periods.close}
          note={periods.closeNote}
          toInput={() => ({ periodId, version: period.version })}
          onClose={() => setClosing(false)}
          onDone={() => undefined}
        />
      ) : null}
    </Page>
  )
}
