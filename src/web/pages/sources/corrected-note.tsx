import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { followCorrection } from '#contract/corrections.ts'
import { useText, type Text } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import type { Proposal, SourceData } from './types.ts'
import './correction.css'

type Given = { readonly source: SourceData; readonly proposal: Proposal; readonly mayChange: boolean }
type FollowUp = SourceData['followUps'][number]

const actName = (operation: string, { steps, sources }: Text): string =>
  (steps.buttons as Readonly<Record<string, string>>)[operation] ?? sources.openMatter

const presentWords = ({ part, present }: FollowUp, { sources, controls }: Text): string => {
  if (part === 'words' || part === 'gone') return ''
  const said = part === 'deadline' && present ? dateText(present) : present
  return sources.matterSays(sources.lineParts[part], said ?? controls.none)
}

/** What the correction changed of a line, and what that asks of the matters that came of it: the office decides. */
export const CorrectedNote = ({ source, proposal, mayChange }: Given) => {
  const text = useText()
  const { sources, controls } = text
  const [isFollowing, setFollowing] = useState(false)
  const { earlier, earlierText, goneOn, followedOn, followedNote } = proposal
  if (!earlier && earlierText === null && !goneOn) return null
  const now = {
    lead: proposal.lead.join('、'),
    support: [...proposal.support, ...proposal.inherited].join('、'),
    deadline: proposal.deadline?.raw,
  }
  const lines = (['lead', 'support', 'deadline'] as const).flatMap((part) => {
    const was = earlier?.[part]
    return was === undefined ? [] : [{ part, was: Array.isArray(was) ? was.join('、') : was, is: now[part] }]
  })
  const asked = source.followUps.filter((each) => each.proposalId === proposal.id)
  return (
    <div className="corrected-note">
      {goneOn ? <p>{sources.gone(dateText(goneOn))}</p> : null}
      {earlierText === null ? null : (
        <p>
          {sources.earlier} <del>{earlierText}</del>
        </p>
      )}
      {lines.map(({ part, was, is }) => (
        <p key={part}>
          {sources.lineParts[part]}： <del>{was || controls.none}</del> → <ins>{is || controls.none}</ins>
        </p>
      ))}
      {followedOn ? <p>{sources.followed(dateText(followedOn), followedNote ?? '')}</p> : null}
      {asked.length > 0 ? (
        <>
          <ul className="follow-ups">
            {asked.map((each) => (
              <li key={`${each.matterId}${each.part}`}>
                {each.number ?? ''} {each.title} {presentWords(each, text)}{' '}
                <Link
                  to="/matters/$matterId"
                  params={{ matterId: each.matterId }}
                  search={each.operation ? { act: each.operation } : {}}
                >
                  {each.operation ? actName(each.operation, text) : sources.openMatter}
                </Link>
              </li>
            ))}
          </ul>
          {mayChange ? (
            <Button size="small" onClick={() => setFollowing(true)}>
              {sources.follow}
            </Button>
          ) : null}
        </>
      ) : null}
      {isFollowing ? (
        <CommandDialog<typeof followCorrection, { note: string }>
          of={followCorrection}
          title={sources.follow}
          note={sources.followHint}
          toInput={({ note }) => ({
            sourceId: source.row.id,
            version: source.row.version,
            proposalIds: [proposal.id],
            note,
          })}
          onClose={() => setFollowing(false)}
          onDone={() => undefined}
        >
          <Form.Item name="note" label={sources.followNote} rules={[{ required: true, message: controls.required }]}>
            <Input maxLength={300} />
          </Form.Item>
        </CommandDialog>
      ) : null}
    </div>
  )
}
