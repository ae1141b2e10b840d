import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { getTrail } from '#contract/matters.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import type { Text } from '#web/text/use-text.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'

type Event = OutputOf<typeof getTrail>['items'][number]

const plainWord = (field: string, value: unknown, { words, trailWords, controls }: Text): string => {
  if (value === null || value === undefined) return controls.none
  if (typeof value === 'boolean') return value ? controls.yes : controls.no
  const said = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  if (field === 'from') return words.states[said as keyof typeof words.states] ?? said
  if (field === 'part') return words.parts[said as keyof typeof words.parts] ?? said
  if (field === 'cause') return trailWords.causes[said] ?? said
  if (field === 'retention') return trailWords.retentions[said] ?? said
  if (field === 'due' || field === 'on' || field === 'closesOn') return dateText(said)
  return trailWords.values[said] ?? said
}

/** A pair is before and after; a field without a word of its own (an id) is for the audit trail, not for this page. */
const changesText = (changes: Event['changes'], text: Text): string =>
  Object.entries(changes)
    .filter(([field, value]) => text.trailWords.fields[field] !== undefined && value !== null)
    .map(([field, value]) => {
      const said = Array.isArray(value)
        ? value.map((each) => plainWord(field, each, text)).join(' → ')
        : plainWord(field, value, text)
      return `${text.trailWords.fields[field]}：${said}`
    })
    .join('；')

/** 流转记录: who did what, when and why, newest first. */
export const Trail = ({ matterId }: { readonly matterId: string }) => {
  const text = useText()
  const { matter, trailWords } = text
  const { data, error } = useQuery(reading(getTrail, { matterId }))
  const [only, setOnly] = useState<string | null>(null)
  const types = [...new Set(data?.items.map((event) => event.type))]
  const filter =
    types.length > 2 ? (
      <Select
        className="trail-filter no-print"
        size="small"
        aria-label={matter.eventFilter}
        value={only ?? ''}
        options={[
          { value: '', label: matter.allEvents },
          ...types.map((type) => ({ value: type, label: trailWords.events[type] ?? type })),
        ]}
        onChange={(type: string) => setOnly(type || null)}
      />
    ) : null
  return (
    <Section title={matter.trail} side={filter}>
      {error ? <PageError error={error} /> : null}
      {!data && !error ? <Loading /> : null}
      <ol className="trail">
        {data?.items
          .filter((event) => only === null || event.type === only)
          .map((event) => (
            <li key={event.id}>
              <span className="number soft">{instantText(event.at)}</span>
              <span>
                <strong>{trailWords.events[event.type] ?? event.type}</strong>
                {`　${event.organizationName ?? ''} ${event.actorName ?? ''}`}
                {event.onBehalfOf ? trailWords.onBehalfOf(event.onBehalfOf) : null}
                {event.reason ? <span className="block">{`${matter.reason}：${event.reason}`}</span> : null}
                <span className="block soft">{changesText(event.changes, text)}</span>
              </span>
            </li>
          ))}
      </ol>
    </Section>
  )
}
