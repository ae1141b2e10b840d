import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { endFeed, getContact, makeFeed } from '#contract/contact.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { SaidOnce } from '#web/ui/said-once.tsx'

/** 日历订阅: an address that is the key, shown once and taken back at any time. */
export const FeedSection = () => {
  const { urging } = useText()
  const { data } = useQuery(reading(getContact, {}))
  const [made, setMade] = useState<string | null>(null)
  const make = useCommand(makeFeed, { onDone: ({ path }) => setMade(path) })
  const end = useCommand(endFeed)
  if (!data) return null
  return (
    <Section title={urging.feed}>
      <p className="soft">{urging.feedHint}</p>
      {data.feed ? <p>{urging.feedSince(instantText(data.feed.madeAt))}</p> : null}
      <div className="record-acts">
        <Button loading={make.isPending} onClick={() => make.mutate({})}>
          {data.feed ? urging.feedAgain : urging.feedMake}
        </Button>
        {data.feed ? (
          <Button danger loading={end.isPending} onClick={() => end.mutate({})}>
            {urging.feedEnd}
          </Button>
        ) : null}
      </div>
      {made ? (
        <SaidOnce
          title={urging.feed}
          hint={urging.feedOnce}
          secret={`${window.location.origin}${made}`}
          onClose={() => setMade(null)}
        />
      ) : null}
    </Section>
  )
}
