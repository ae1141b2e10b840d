import { PrinterOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Pagination } from 'antd'
import { exportMatters, listMatters } from '#contract/ledger.ts'
import { reading } from '#web/api/client.ts'
import { useMay, useMe } from '#web/api/me.ts'
import { LedgerCards } from '#web/features/ledger/cards.tsx'
import { useLedgerColumns } from '#web/features/ledger/columns.tsx'
import { LedgerFiltersBar } from '#web/features/ledger/filters.tsx'
import { LightStrip } from '#web/features/ledger/light-strip.tsx'
import { Narrowed } from '#web/features/ledger/narrowed.tsx'
import { filterOf, pageSizes, parseLedgerSearch, type LedgerFilter } from '#web/features/ledger/search.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { ExportButton } from '#web/ui/export-button.tsx'
import { Grid } from '#web/ui/grid/grid.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { usePhone } from '#web/ui/use-phone.ts'

const noRows: never[] = []

export const LedgerPage = () => {
  const { ledger, leader, urging, controls } = useText()
  const mayUrge = useMay('urging.read')
  const me = useMe()
  const isPhone = usePhone()
  const search = useSearch({ from: '/shell/ledger' })
  const navigate = useNavigate({ from: '/ledger' })
  const { page = 1, size = 50 } = search
  const filter = filterOf(search)
  const first = (page - 1) * size + 1
  const { data, error, refetch } = useQuery({
    ...reading(listMatters, { ...filter, limit: size, offset: first - 1 }),
    placeholderData: keepPreviousData,
  })
  const apply = (next: LedgerFilter) =>
    void navigate({ search: parseLedgerSearch({ ...next, size }), replace: next.search !== filter.search })
  const columns = useLedgerColumns(first, filter.asOf, filter.sort, (sort) => apply({ ...filter, sort }))
  const rows = data?.items ?? noRows
  const total = data?.total ?? null
  const side = (
    <>
      <ExportButton of={exportMatters} input={filter} />
      {mayUrge ? <Link to="/urging">{urging.title}</Link> : null}
      <Link to="/themes">{leader.themesTitle}</Link>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {controls.print}
      </Button>
    </>
  )
  return (
    <Page className="ledger-page" title={ledger.title} side={isPhone ? undefined : side}>
      <div className="only-print ledger-print-head">
        <span>{ledger.preparedBy(me.appointments[0]?.organizationName ?? '')}</span>
        <span>{ledger.until(dateText(filter.asOf ?? me.today))}</span>
      </div>
      <LedgerFiltersBar filter={filter} onChange={apply} />
      <LightStrip filter={filter} onChange={apply} />
      <Narrowed filter={filter} onChange={apply} />
      {filter.asOf ? (
        <Alert
          className="no-print ledger-note"
          type="info"
          title={ledger.asOfNote(dateText(filter.asOf))}
          action={
            <Button size="small" onClick={() => apply({ ...filter, asOf: undefined })}>
              {ledger.backToToday}
            </Button>
          }
        />
      ) : null}
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && rows.length === 0 ? (
        <Empty title={ledger.empty}>
          <p className="soft">{ledger.emptyHint}</p>
        </Empty>
      ) : null}
      {rows.length > 0 && isPhone ? <LedgerCards rows={rows} asOf={filter.asOf} /> : null}
      {rows.length > 0 && !isPhone ? (
        <Grid
          label={ledger.title}
          rows={rows}
          columns={columns}
          idOf={(face) => face.id}
          first={first}
          total={total}
          onOpen={(face) =>
            void navigate({
              to: '/matters/$matterId',
              params: { matterId: face.id },
              search: filter.asOf ? { asOf: filter.asOf } : {},
            })
          }
        />
      ) : null}
      {rows.length > 0 ? (
        <Pagination
          className="no-print ledger-pages"
          size={isPhone ? 'small' : 'medium'}
          simple={isPhone}
          current={page}
          pageSize={size}
          total={total ?? 100_000}
          showSizeChanger={!isPhone}
          showQuickJumper={!isPhone}
          pageSizeOptions={[...pageSizes]}
          showTotal={(n) => (total === null ? controls.totalMany : controls.total(n))}
          onChange={(to, many) =>
            void navigate({ search: parseLedgerSearch({ ...filter, page: many === size ? to : 1, size: many }) })
          }
        />
      ) : null}
    </Page>
  )
}
