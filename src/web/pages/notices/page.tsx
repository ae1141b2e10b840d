import '#web/ui/changes.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listNotices, readNotices } from '#contract/notices.ts'
import type { OutputOf } from '#contract/operation.ts'
import { call } from '#web/api/call.ts'
import { client } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'

type Notice = OutputOf<typeof listNotices>['items'][number]

const Row = ({ notice, onOpen }: { readonly notice: Notice; readonly onOpen: () => void }) => {
  const { notices } = useText()
  const words = Object.entries(notice.words).filter(([key, value]) => notices.words[key] && typeof value === 'string')
  return (
    <article className={notice.isRead ? 'record' : 'record notice-unread'}>
      <p>
        <strong>{notices.kinds[notice.kind] ?? notice.kind}</strong>
        <span className="soft">{`　${instantText(notice.at)}`}</span>
      </p>
      <p>
        {notice.matterId ? (
          <Link to="/matters/$matterId" params={{ matterId: notice.matterId }} onClick={onOpen}>
            {notice.title}
          </Link>
        ) : (
          notice.title
        )}
      </p>
      {words.map(([key, value]) => (
        <p key={key} className="pre soft">{`${notices.words[key]}：${String(value)}`}</p>
      ))}
    </article>
  )
}

/** 通知: what was changed by others and concerns this reader. */
export const NoticesPage = () => {
  const { orders, notices } = useText()
  const found = useInfiniteQuery({
    queryKey: [listNotices.id, 'pages'],
    queryFn: ({ pageParam }) => call(listNotices, pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const rows = found.data?.pages.flatMap((page) => page.items) ?? []
  const unread = rows.filter((row) => !row.isRead).map((row) => row.id)
  const mark = useCommand(readNotices, {
    onDone: () => void client.invalidateQueries({ queryKey: [listNotices.id] }),
  })
  return (
    <Page
      title={notices.title}
      side={
        unread.length > 0 ? (
          <Button loading={mark.isPending} onClick={() => mark.mutate({ noticeIds: unread.slice(0, 200) })}>
            {notices.markAll}
          </Button>
        ) : null
      }
    >
      {found.error ? <PageError error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      {found.data && rows.length === 0 ? <Empty title={notices.none} /> : null}
      {rows.map((row) => (
        <Row key={row.id} notice={row} onOpen={() => (row.isRead ? undefined : mark.mutate({ noticeIds: [row.id] }))} />
      ))}
      {found.hasNextPage ? (
        <Button className="more" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {orders.more}
        </Button>
      ) : null}
    </Page>
  )
}
