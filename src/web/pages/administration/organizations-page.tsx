import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Table, type TableColumnsType } from 'antd'
import { useMemo, useState, type MouseEvent } from 'react'
import { exportOrganizations, listOrganizations } from '#contract/organizations.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { ExportButton } from '#web/ui/export-button.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import type { Unit } from '#web/units/use-units.ts'
import { OrganizationModal } from './organization-modal.tsx'
import './administration.css'

type Branch = Unit & { readonly children?: Branch[] }

/** What a search finds, with everything above it, so that it stands where it belongs. */
const matching = (units: readonly Unit[], search: string): readonly Unit[] => {
  if (search === '') return units
  const byId = new Map(units.map((each) => [each.id, each]))
  const kept = new Set<string>()
  for (const each of units.filter(({ name, shortName }) => name.includes(search) || shortName.includes(search)))
    for (let at: Unit | undefined = each; at && !kept.has(at.id); at = at.parentId ? byId.get(at.parentId) : undefined)
      kept.add(at.id)
  return units.filter((each) => kept.has(each.id))
}

/** The directory as the tree it is, each level in official order. */
const treeOf = (units: readonly Unit[]): Branch[] => {
  const known = new Set(units.map((each) => each.id))
  const below = new Map<string, Unit[]>()
  for (const each of units) {
    const parent = each.parentId && known.has(each.parentId) ? each.parentId : ''
    below.set(parent, [...(below.get(parent) ?? []), each])
  }
  const grow = (parentId: string): Branch[] =>
    (below.get(parentId) ?? [])
      .slice()
      .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
      .map((each) => (below.has(each.id) ? { ...each, children: grow(each.id) } : each))
  return grow('')
}

type FoldGiven = {
  readonly expanded: boolean
  readonly expandable: boolean
  readonly record: Branch
  readonly onExpand: (record: Branch, event: MouseEvent<HTMLElement>) => void
}

const Fold = ({ expanded, expandable, record, onExpand }: FoldGiven) => {
  const { administration } = useText()
  if (!expandable) return <span className="fold" />
  return (
    <button
      type="button"
      className="fold"
      aria-expanded={expanded}
      aria-label={(expanded ? administration.collapse : administration.expand)(record.name)}
      onClick={(event) => onExpand(record, event)}
    >
      {expanded ? '▾' : '▸'}
    </button>
  )
}

const foldIcon = (given: FoldGiven) => <Fold {...given} />

export const OrganizationsPage = () => {
  const { administration, people } = useText()
  const mayManage = useMay('organization.manage')
  const { data, error, refetch } = useQuery(reading(listOrganizations, {}))
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const tree = useMemo(() => treeOf(matching(data?.items ?? [], search)), [data, search])
  const columns: TableColumnsType<Branch> = [
    {
      title: administration.name,
      rowScope: 'row',
      render: (_, row) => (
        <Link to="/organizations/$organizationId" params={{ organizationId: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { title: administration.shortName, dataIndex: 'shortName', responsive: ['md'] },
    { title: administration.kind, render: (_, row) => administration.kinds[row.kind] },
    { title: administration.sortKey, dataIndex: 'sortKey', className: 'number', responsive: ['lg'] },
    {
      title: administration.principal,
      render: (_, row) => row.principalName ?? <span className="soft">{administration.noPrincipal}</span>,
    },
    {
      title: administration.liaison,
      render: (_, row) =>
        row.hasLiaison ? administration.hasLiaison : <span className="soft">{administration.noLiaison}</span>,
    },
  ]
  return (
    <Page
      title={administration.organizations}
      side={
        <>
          <ExportButton of={exportOrganizations} input={{}} />
          {mayManage ? (
            <Button type="primary" onClick={() => setOpen(true)}>
              {administration.newOrganization}
            </Button>
          ) : null}
        </>
      }
    >
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      <Input
        className="list-search"
        placeholder={people.searchOrganizations}
        aria-label={people.searchOrganizations}
        allowClear
        onChange={(event) => setSearch(event.target.value.trim())}
      />
      {data && tree.length === 0 ? <Empty title={people.noneFound} /> : null}
      {tree.length > 0 ? (
        <Table<Branch>
          // A table that was filled once keeps its folds; each search opens what it found.
          key={search}
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={tree}
          pagination={false}
          expandable={{
            defaultExpandAllRows: true,
            expandIcon: foldIcon,
          }}
        />
      ) : null}
      {isOpen ? <OrganizationModal units={data?.items ?? []} onClose={() => setOpen(false)} /> : null}
    </Page>
  )
}
