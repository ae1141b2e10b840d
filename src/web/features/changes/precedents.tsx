import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { listDisputes } from '#contract/disputes.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'

/** Decisions of before, found by words: what was decided once need not be argued again. */
export const Precedents = () => {
  const { changes } = useText()
  const [words, setWords] = useState('')
  const { data } = useQuery({
    ...reading(listDisputes, { limit: 5, search: words.trim() }),
    enabled: words.trim().length > 1,
  })
  const found = (data?.items ?? []).filter((each) => each.decisions.length > 0)
  return (
    <div className="precedents">
      <Input.Search
        allowClear
        aria-label={changes.precedents}
        placeholder={changes.precedentsHelp}
        onSearch={setWords}
      />
      {words && found.length === 0 ? <p className="soft">{changes.noPrecedent}</p> : null}
      {found.map((each) => (
        <article key={each.id} className="record">
          <p>
            <strong>{each.matterTitle}</strong>
            <span className="soft">{`　${each.organizationName}`}</span>
          </p>
          {each.decisions.map((decision) => (
            <p key={decision.level} className="pre">
              {`${dateText(decision.decidedOn)} ${changes.results[decision.result]}：${decision.decision}`}
            </p>
          ))}
        </article>
      ))}
    </div>
  )
}
