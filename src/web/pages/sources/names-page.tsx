import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { App, Button, Checkbox, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { endName, listNames } from '#contract/document-names.ts'
import type { OutputOf } from '#contract/operation.ts'
import { call } from '#web/api/call.ts'
import { useMay } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { useUnits } from '#web/units/use-units.ts'
import { ChangeNameDialog } from './change-name-dialog.tsx'
import { SourceNav } from './source-nav.tsx'
import './source-forms.css'
import '#web/ui/list.css'

const route = getRouteApi('/shell/sources/names')
export type Settled = OutputOf<typeof listNames>['items'][number]

const Acts = ({ settled, onChange }: { readonly settled: Settled; readonly onChange: () => void }) => {
  const { aliases, controls } = useText()
  const { message } = App.useApp()
  const end = useCommand(endName, { onDone: () => void message.success(aliases.dropped) })
  return (
    <>
      <Button size="small" onClick={onChange}>
        {aliases.change}
      </Button>{' '}
      <Popconfirm
        title={aliases.endTitle(settled.name)}
        description={aliases.endNote}
        okText={aliases.end}
        cancelText={controls.cancel}
        onConfirm={() => end.mutate({ nameId: settled.id, version: settled.version })}
      >
        <Button size="small" loading={end.isPending}>
          {aliases.end}
        </Button>
      </Popconfirm>
    </>
  )
}

/** What was asked once and remembered: a wrong answer is found by its name and put right here. */
export const NamesPage = () => {
  const { aliases, sources, controls } = useText()
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const mayChange = useMay('document-name.settle')
  const { names } = useUnits()
  const [withEnded, setWithEnded] = useState(false)
  const [changing, setChanging] = useState<Settled | null>(null)
  const wanted = { search, ...(withEnded ? { ended: 'true' as const } : {}) }
  const found = useInfiniteQuery({
    queryKey: [listNames.id, wanted],
    queryFn: ({ pageParam }) => call(listNames, { ...wanted, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const rows = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={aliases.title} side={<SourceNav />}>
      <p className="soft">{aliases.hint}</p>
      <div className="names-filter">
        <Input.Search
          className="list-search"
          defaultValue={search ?? ''}
          placeholder={aliases.search}
          aria-label={aliases.search}
          enterButton={controls.search}
          allowClear
          onSearch={(words) => void navigate({ search: words.trim() ? { search: words.trim() } : {} })}
        />
        <Checkbox checked={withEnded} onChange={({ target }) => setWithEnded(target.checked)}>
          {aliases.withEnded}
        </Checkbox>
      </div>
      {found.error ? <PageError error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      {found.data && rows.length === 0 ? <Empty title={search ? aliases.noneFound : aliases.none} /> : null}
      {rows.length > 0 ? (
        <>
          <div className="list-frame">
            <table className="list">
              <thead>
                <tr>
                  <th scope="col">{aliases.name}</th>
                  <th scope="col">{aliases.means}</th>
                  <th scope="col">{aliases.settled}</th>
                  <th scope="col">{aliases.acts}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.name}</th>
                    <td data-label={aliases.means} className="names-units">
                      {row.unitIds.map((id) => names.get(id) ?? aliases.closedUnit).join('、')}
                    </td>
                    <td data-label={aliases.settled} className="number">
                      {dateText(row.settledOn)} {row.settledBy}
                    </td>
                    <td data-label={aliases.acts}>
                      {row.endedOn ? (
                        <span className="soft">{aliases.ended(dateText(row.endedOn), row.endedBy ?? '')}</span>
                      ) : mayChange ? (
                        <Acts settled={row} onChange={() => setChanging(row)} />
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="list-foot">
            {aliases.total(found.data?.pages[0]?.total ?? rows.length)}
            {found.hasNextPage ? (
              <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
                {sources.more}
              </Button>
            ) : null}
          </p>
        </>
      ) : null}
      {changing ? <ChangeNameDialog settled={changing} onClose={() => setChanging(null)} /> : null}
    </Page>
  )
}
