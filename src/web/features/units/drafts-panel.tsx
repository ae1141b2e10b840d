import { Button } from 'antd'
import { useState } from 'react'
import { dropDraft } from '#contract/drafts.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import type { Panel } from '../matter/panels.ts'
import { CountersignDialog } from './countersign-dialog.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import { DraftText } from './draft-text.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { keepSide, useUnitSide, type Draft } from './side.ts'

type Open = { readonly what: 'sign' | 'write' | 'agreed' | 'objected'; readonly draft: Draft } | null

const Joint = ({ draft }: { readonly draft: Draft }) => {
  const { units } = useText()
  return (
    <ul className="plain-list">
      {draft.joint.map((each) => (
        <li key={each.assignmentId}>
          <strong>{each.organizationName}</strong>
          {`　${each.verdict ? units.verdicts[each.verdict] : units.notYet}`}
          {each.opinion ? <span className="soft">{`　${each.opinion}`}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** 草稿待签: prepared by the liaison, countersigned by joint leads, signed with one click. */
export const DraftsPanel: Panel = ({ view, isPast }) => {
  const { units } = useText()
  const { data: side } = useUnitSide(view.face.id)
  const [open, setOpen] = useState<Open>(null)
  const drop = useCommand(dropDraft, { onDone: keepSide(view.face.id) })
  if (isPast || !side || side.drafts.length === 0) return null
  const mayPrepare = view.actions.includes('drafts.write')
  const lead = view.assignments.find((each) => each.part === 'coordinating_lead')
  const close = () => setOpen(null)
  return (
    <Section title={units.drafts}>
      {side.drafts.map((draft) => {
        const ours = draft.joint.find((each) => each.isOurs)
        return (
          <article key={draft.id} className="record">
            <p className="soft">
              <strong>{units.draftKinds[draft.kind]}</strong>
              {`　${draft.organizationName}　${units.preparedBy(draft.preparedBy, instantText(draft.preparedAt))}`}
            </p>
            <DraftText draft={draft} />
            <Joint draft={draft} />
            <div className="record-acts">
              {draft.isOurs && (draft.maySign || mayPrepare) ? (
                <Button type="primary" size="small" onClick={() => setOpen({ what: 'sign', draft })}>
                  {draft.maySign ? units.sign : units.signPaper}
                </Button>
              ) : null}
              {draft.isOurs && mayPrepare ? (
                <>
                  <Button size="small" onClick={() => setOpen({ what: 'write', draft })}>
                    {units.rewrite}
                  </Button>
                  <Button
                    size="small"
                    loading={drop.isPending}
                    onClick={() => drop.mutate({ reportDraftId: draft.id, draftVersion: draft.version })}
                  >
                    {units.drop}
                  </Button>
                </>
              ) : null}
              {ours && ours.verdict !== 'agreed' ? (
                <>
                  <Button type="primary" size="small" onClick={() => setOpen({ what: 'agreed', draft })}>
                    {units.countersign}
                  </Button>
                  <Button size="small" danger onClick={() => setOpen({ what: 'objected', draft })}>
                    {units.object}
                  </Button>
                </>
              ) : null}
            </div>
          </article>
        )
      })}
      {open?.what === 'sign' ? (
        <SignDialog
          draft={open.draft}
          version={view.face.version}
          principalName={lead?.principalName ?? ''}
          onClose={close}
        />
      ) : null}
      {open?.what === 'write' ? <DraftDialog view={view} onClose={close} /> : null}
      {open && (open.what === 'agreed' || open.what === 'objected') ? (
        <CountersignDialog view={view} draft={open.draft} verdict={open.what} onClose={close} />
      ) : null}
    </Section>
  )
}
