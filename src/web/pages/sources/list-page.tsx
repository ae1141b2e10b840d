import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { exportSources, listSources } from '#contract/sources.ts'
import { call } from '#web/api/call.ts'
import { useMay } from '#web/api/me.ts'
import { InstructionInbox } from '#web/features/leader/inbox.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { ExportButton } from '#web/ui/export-button.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'

const route = getRouteApi('/shell/sources')

export const SourcesPage = () => {
  const { sources, words, controls } = useText()
  const { search, undecided } = route.useSearch()
  const navigate = route.useNavigate()
  const mayRegister = useMay('source.register')
  const found = useInfiniteQuery({
    queryKey: [listSources.id, { search, undecided }],
    queryFn: ({ pageParam }) => call(listSources, { search, undecided, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const rows = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page
      title={sources.title}
      side={
        <>
          <ExportButton of={exportSources} input={{ search, undecided }} />
          {mayRegister ? (
            <Link to="/sources/new" className="link-button primary">
              {sources.register}
            </Link>
          ) : null}
        </>
      }
    >
      <InstructionInbox />
      <Input.Search
        className="list-search"
        defaultValue={search ?? ''}
        placeholder={sources.search}
        aria-label={sources.search}
        enterButton={controls.search}
        allowClear
        onSearch={(words) =>
          void navigate({
            search: { ...(undecided ? { undecided } : {}), ...(words.trim() ? { search: words.trim() } : {}) },
          })
        }
      />
      {undecided ? (
        <p className="list-foot">
          {sources.onlyUndecided} <Link to="/sources">{controls.showAll}</Link>
        </p>
      ) : null}
      {found.error ? <PageError error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      {found.data && rows.length === 0 ? <Empty title={sources.none} /> : null}
      {rows.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{sources.columnTitle}</th>
                <th scope="col">{sources.columnKind}</th>
                <th scope="col">{sources.columnNumber}</th>
                <th scope="col">{sources.columnIssuer}</th>
                <th scope="col">{sources.columnReceived}</th>
                <th scope="col" className="list-count">
                  {sources.columnUndecided}
                </th>
                <th scope="col" className="list-count">
                  {sources.columnMatters}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to="/sources/$sourceId" params={{ sourceId: row.id }}>
                      {row.title}
                    </Link>
                  </th>
                  <td data-label={sources.columnKind}>{words.sourceKinds[row.kind]}</td>
                  <td data-label={sources.columnNumber} className="number">
                    {row.docNumber ?? controls.none}
                  </td>
                  <td data-label={sources.columnIssuer}>{row.issuer ?? controls.none}</td>
                  <td data-label={sources.columnReceived} className="number">
                    {dateText(row.receivedOn)}
                  </td>
                  <td data-label={sources.columnUndecided} className="list-count">
                    {row.undecided > 0 ? <strong>{row.undecided}</strong> : 0}
                    {row.proposals > 0 ? <span className="soft"> / {row.proposals}</span> : null}
                  </td>
                  <td data-label={sources.columnMatters} className="list-count">
                    {row.matters}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <p className="list-foot">
          {sources.total(found.data?.pages[0]?.total ?? rows.length)}
          {found.hasNextPage ? (
            <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
              {sources.more}
            </Button>
          ) : null}
        </p>
      ) : null}
    </Page>
  )
}
