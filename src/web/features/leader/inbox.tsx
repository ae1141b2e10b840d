import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listInstructionDrafts, registerInstructionDraft } from '#contract/leader.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { LineField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/page.tsx'
import '#web/pages/leader/leader.css'

type Draft = OutputOf<typeof listInstructionDrafts>['items'][number]

const RegisterDialog = ({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) => {
  const { leader } = useText()
  const navigate = useNavigate()
  return (
    <CommandDialog<typeof registerInstructionDraft, { title: string }>
      of={registerInstructionDraft}
      title={leader.register}
      note={draft.text ?? ''}
      initial={{ title: leader.registerFrom(draft.leaderName, draft.leaderPost, draft.matterTitle) }}
      toInput={(values) => ({ draftId: draft.id, version: draft.version, ...values })}
      onClose={onClose}
      onDone={({ sourceId }) => {
        if (sourceId) void navigate({ to: '/sources/$sourceId', params: { sourceId } })
      }}
    >
      <LineField name="title" label={leader.registerTitle} max={300} />
    </CommandDialog>
  )
}

/** 领导批示待登记: what leaders have written and the office has not registered yet, above the sources. */
export const InstructionInbox = () => {
  const { leader } = useText()
  const mayRegister = useMay('source.register')
  const { data } = useQuery({ ...reading(listInstructionDrafts, {}), enabled: mayRegister })
  const [open, setOpen] = useState<Draft | null>(null)
  if (!data || data.items.length === 0) return null
  return (
    <Section title={leader.inbox}>
      <ul className="leader-list">
        {data.items.map((draft) => (
          <li key={draft.id}>
            <p className="leader-line">
              <strong>{`${draft.leaderPost} ${draft.leaderName}`}</strong>
              <span className="number soft">{dateText(draft.writtenOn)}</span>
              <span>{draft.matterTitle}</span>
              <span className="leader-verbs">
                <Button size="small" type="primary" aria-haspopup="dialog" onClick={() => setOpen(draft)}>
                  {leader.register}
                </Button>
              </span>
            </p>
            <p className="pre">{draft.text}</p>
          </li>
        ))}
      </ul>
      {open ? <RegisterDialog draft={open} onClose={() => setOpen(null)} /> : null}
    </Section>
  )
}
