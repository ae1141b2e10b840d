import '#web/ui/changes.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { giveView, listDisputes } from '#contract/disputes.ts'
import type { OutputOf } from '#contract/operation.ts'
import { call } from '#web/api/call.ts'
import { client } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, TextField } from '#web/ui/fields.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'

type Dispute = OutputOf<typeof listDisputes>['items'][number]

const ViewDialog = ({ disputeId, onClose }: { readonly disputeId: string; readonly onClose: () => void }) => {
  const { changes } = useText()
  return (
    <CommandDialog<typeof giveView, { agrees: 'yes' | 'no'; text: string }>
      of={giveView}
      title={changes.giveView}
      initial={{ agrees: 'no' }}
      toInput={({ agrees, text }) => ({ viewOfDispute: disputeId, agrees: agrees === 'yes', text })}
      onClose={onClose}
      onDone={() => void client.invalidateQueries({ queryKey: [listDisputes.id] })}
    >
      <Field name="agrees" label={changes.fields.result}>
        <Radio.Group
          options={[
            { value: 'yes', label: changes.agrees },
            { value: 'no', label: changes.disagrees },
          ]}
        />
      </Field>
      <TextField name="text" label={changes.view} max={1000} />
    </CommandDialog>
  )
}

const Row = ({ dispute, isAsked }: { readonly dispute: Dispute; readonly isAsked: boolean }) => {
  const { changes } = useText()
  const [open, setOpen] = useState(false)
  return (
    <article className="record">
      <p>
        <strong>{changes.disputeStates[dispute.state]}</strong>
        <span className="soft">{`　${dispute.organizationName}　${dateText(dispute.raisedOn)}`}</span>
      </p>
      <p>
        {isAsked ? (
          dispute.matterTitle
        ) : (
          <Link to="/matters/$matterId" params={{ matterId: dispute.matterId }}>
            {dispute.matterTitle}
          </Link>
        )}
      </p>
      {isAsked ? <p className="pre">{`${changes.fields.requirement}：${dispute.requirement}`}</p> : null}
      <p className="pre">{`${changes.fields.disputeReason}：${dispute.reason}`}</p>
      {dispute.proposal ? <p className="pre">{`${changes.fields.proposal}：${dispute.proposal}`}</p> : null}
      {dispute.viewText ? (
        <p className="pre">{`${changes.viewOf(dispute.proposedOrganizationName ?? '', dispute.viewAgrees === true)}：${dispute.viewText}`}</p>
      ) : null}
      {dispute.decisions.map((each) => (
        <p key={each.level} className="pre">
          {`${each.decidedBy} ${dateText(each.decidedOn)}　${changes.results[each.result]}：${each.decision}`}
        </p>
      ))}
      {isAsked ? (
        <Button type="primary" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {changes.giveView}
        </Button>
      ) : null}
      {open ? <ViewDialog disputeId={dispute.id} onClose={() => setOpen(false)} /> : null}
    </article>
  )
}

/** 改办协调: what waits, what one's own unit is asked about, and what was decided before. */
export const DisputesPage = () => {
  const { orders, changes, notices } = useText()
  const search = useSearch({ from: '/shell/disputes' })
  const navigate = useNavigate({ from: '/disputes' })
  const found = useInfiniteQuery({
    queryKey: [listDisputes.id, 'pages', search],
    queryFn: ({ pageParam }) => call(listDisputes, { ...search, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const rows = found.data?.pages.flatMap((page) => page.items) ?? []
  const states = Object.entries(notices.disputeStates).map(([value, label]) => ({ value, label }))
  type State = typeof search.state
  return (
    <Page title={notices.disputes}>
      <div className="dispute-filters">
        <Select
          aria-label={changes.fields.result}
          value={search.state ?? ''}
          options={states}
          onChange={(state) => void navigate({ search: { ...search, state: (state || undefined) as State } })}
        />
        <Input.Search
          allowClear
          aria-label={changes.precedents}
          placeholder={changes.precedentsHelp}
          defaultValue={search.search ?? ''}
          onSearch={(words) => void navigate({ search: { ...search, search: words } })}
        />
      </div>
      {found.error ? <PageError error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      {found.data && rows.length === 0 ? <Empty title={notices.noDisputes} /> : null}
      {rows.map((row) => (
        <Row key={row.id} dispute={row} isAsked={search.state === 'to-view'} />
      ))}
      {found.hasNextPage ? (
        <Button className="more" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {orders.more}
        </Button>
      ) : null}
    </Page>
  )
}
