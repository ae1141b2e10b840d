import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { suggestMatters } from '#contract/instructions.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { matterStates } from '#domain/matter.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'

export type Suggestion = OutputOf<typeof suggestMatters>['items'][number]

const none: readonly Suggestion[] = []

/** Asked when the typing pauses, not at every key. */
const useSettled = (words: string): string => {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const pause = setTimeout(() => setSettled(words), 250)
    return () => clearTimeout(pause)
  }, [words])
  return settled
}

export const useSuggestions = (words: string, organizationId: string | undefined): readonly Suggestion[] => {
  const text = useSettled(words.trim().slice(0, 300))
  const { data } = useQuery({
    ...reading(suggestMatters, { text, ...(organizationId ? { organizationId } : {}) }),
    enabled: text.length >= 4,
  })
  return text.length >= 4 ? (data?.items ?? none) : none
}

type Given = { readonly items: readonly Suggestion[]; readonly onTake: (item: Suggestion) => void }

/** 已有事项优先: what runs already stands before a new matter, one key away. */
export const Suggestions = ({ items, onTake }: Given) => {
  const { quick, words } = useText()
  if (items.length === 0) return <span className="soft">{quick.noneAlike}</span>
  return (
    <ul className="quick-suggestions" aria-label={quick.alike}>
      {items.map((item, i) => (
        <li key={item.id}>
          <button type="button" tabIndex={-1} onClick={() => onTake(item)}>
            {i === 0 ? <kbd>F8</kbd> : null} {quick.attachTo} {item.title}
            <span className="soft">
              {[
                item.leadName,
                words.states[item.state as (typeof matterStates)[number]],
                item.due && dateText(item.due),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
