import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { uploadFile } from '#contract/files.ts'
import { call } from '#web/api/call.ts'
import { useText } from '#web/text/use-text.ts'
import { useSayProblem } from '#web/ui/problem.tsx'
import { base64Of } from '../base64.ts'
import type { leaderIn, Line, Named } from './line.ts'
import { Suggestions, type Suggestion } from './suggestions.tsx'

const urgencies = ['normal', 'plain', 'urgent', 'most_urgent'] as const

type Given = {
  readonly line: Line
  readonly leader: ReturnType<typeof leaderIn>
  readonly unit: Named | null
  readonly suggestions: readonly Suggestion[]
  readonly onTake: (item: Suggestion) => void
  readonly onChange: (change: Partial<Line>) => void
}

/** Below the line that is being typed: what it was understood as, what is alike, and what is seldom needed. */
export const Details = ({ line, leader, unit, suggestions, onTake, onChange }: Given) => {
  const { quick, words } = useText()
  const sayProblem = useSayProblem()
  const chooser = useRef<HTMLInputElement>(null)
  const upload = useMutation({
    mutationFn: async (chosen: File) =>
      call(uploadFile, { name: chosen.name, content: base64Of(await chosen.arrayBuffer()) }),
    onSuccess: ({ id, name }) => onChange({ file: { id, name } }),
    onError: sayProblem,
  })
  const understood = [leader && `${leader.leaderPost} ${leader.leaderName}`, unit?.shortName].filter(Boolean)
  return (
    <tr className="quick-details">
      <td colSpan={10}>
        <div className="quick-more">
          <label>
            {quick.chain}
            <input
              value={line.chain}
              placeholder={quick.chainHint}
              onChange={({ target }) => onChange({ chain: target.value })}
            />
          </label>
          <label>
            {quick.carrier}
            <input value={line.carrier} onChange={({ target }) => onChange({ carrier: target.value })} />
          </label>
          <label>
            <input type="checkbox" checked={line.same} onChange={({ target }) => onChange({ same: target.checked })} />
            {quick.same}
          </label>
          <label>
            {quick.urgency}
            <select
              value={line.urgency}
              onChange={({ target }) => onChange({ urgency: target.value as Line['urgency'] })}
            >
              {urgencies.map((value) => (
                <option key={value} value={value}>
                  {words.urgency[value]}
                </option>
              ))}
            </select>
          </label>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={({ target }) => {
              const [chosen] = target.files ?? []
              if (chosen) upload.mutate(chosen)
              target.value = ''
            }}
          />
          <button type="button" onClick={() => chooser.current?.click()}>
            {line.file ? line.file.name : quick.scan}
          </button>
          <span className="soft">{understood.join(' → ')}</span>
        </div>
        {line.use === 'attach' && line.into ? (
          <p className="quick-into">
            {quick.attachesTo(line.into.title)}
            <button type="button" onClick={() => onChange({ use: 'matter', into: null })}>
              <kbd>F9</kbd> {quick.detach}
            </button>
          </p>
        ) : (
          <Suggestions items={suggestions} onTake={onTake} />
        )}
      </td>
    </tr>
  )
}
