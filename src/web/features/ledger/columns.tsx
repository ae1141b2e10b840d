import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#contract/operation.ts'
import type { listMatters } from '#contract/ledger.ts'
import { Due } from '#web/features/clock/due.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import type { GridColumn } from '#web/ui/grid/grid.tsx'
import { Light } from '#web/ui/light.tsx'
import type { LedgerFilter } from './search.ts'

export type Face = OutputOf<typeof listMatters>['items'][number]

export const sourceKindText = (kind: string, kinds: Record<string, string>): string => kinds[kind] ?? kind

const DueCell = ({ face, isPast }: { readonly face: Face; readonly isPast: boolean }) => {
  const left = workdaysText(face.workdaysLeft)
  return (
    <>
      {/* The explanation is today's; of a day in the past the date alone is shown. */}
      {isPast ? (
        <span className="number unbroken">{dateText(face.due)}</span>
      ) : (
        <Due matterId={face.id} due={face.due} provisional={face.dueProvisional} isInGrid />
      )}
      {left ? <small className={`block light-${face.light}`}>{left}</small> : null}
    </>
  )
}

/** The ledger's columns in the order that offices print them. */
export const useLedgerColumns = (
  first: number,
  asOf: string | undefined,
  sort: LedgerFilter['sort'],
  onSort: (sort: LedgerFilter['sort']) => void,
): GridColumn<Face>[] => {
  const { ledger, words, controls } = useText()
  const { columns } = ledger
  const search = asOf ? { asOf } : {}
  const dueSort = sort === 'due' ? 'ascending' : sort === '-due' ? 'descending' : undefined
  return [
    { id: 'index', width: 44, sticky: true, header: columns.index, cell: ({ row }) => first + row.index },
    {
      id: 'light',
      width: 78,
      sticky: true,
      header: columns.light,
      cell: ({ row: { original: face } }) => <Light light={face.light} state={face.state} />,
    },
    {
      id: 'number',
      width: 178,
      sticky: true,
      header: columns.number,
      cell: ({ row }) => <span className="unbroken">{row.original.number ?? controls.none}</span>,
    },
    {
      id: 'title',
      width: 0,
      sticky: true,
      header: columns.title,
      cell: ({ row: { original: face } }) => (
        <Link to="/matters/$matterId" params={{ matterId: face.id }} search={search} tabIndex={-1} className="clamp">
          {face.title}
        </Link>
      ),
    },
    {
      id: 'source',
      width: 76,
      header: columns.source,
      cell: ({ row }) => sourceKindText(row.original.sourceKind, words.sourceKinds),
    },
    { id: 'lead', width: 144, header: columns.lead, cell: ({ row }) => row.original.leadName ?? controls.none },
    {
      id: 'due',
      width: 142,
      ...(dueSort ? { sort: dueSort } : {}),
      header: () => (
        <>
          <button type="button" className="sort no-print" onClick={() => onSort(sort === 'due' ? '-due' : 'due')}>
            {columns.due} <span aria-hidden="true">{dueSort === 'ascending' ? '↑' : dueSort ? '↓' : '↕'}</span>
          </button>
          {/* Chromium leaves buttons out of a head that it repeats on the next sheet. */}
          <span className="only-print">{columns.due}</span>
        </>
      ),
      cell: ({ row }) => <DueCell face={row.original} isPast={asOf !== undefined} />,
    },
    {
      id: 'progress',
      width: 0,
      header: columns.progress,
      cell: ({ row: { original: face } }) =>
        face.progress ? (
          <span className="clamp" title={face.progress}>
            <span className="soft number">{dateText(face.progressOn)}</span> {face.progress}
          </span>
        ) : (
          controls.none
        ),
    },
    {
      id: 'state',
      width: 82,
      header: columns.state,
      cell: ({ row: { original: face } }) => (
        <>
          {words.states[face.state]}
          {face.needsCheck ? <small className="block soft">{ledger.toCheck}</small> : null}
        </>
      ),
    },
    {
      id: 'act',
      width: 56,
      header: columns.act,
      cell: ({ row: { original: face } }) => (
        <Link
          to="/matters/$matterId"
          params={{ matterId: face.id }}
          search={search}
          tabIndex={-1}
          aria-label={`${controls.view}：${face.title}`}
        >
          {controls.view}
        </Link>
      ),
    },
  ]
}
