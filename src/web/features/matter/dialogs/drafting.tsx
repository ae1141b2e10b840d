import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Form } from 'antd'
import { correctDraft, draftChild } from '#contract/matters.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { keepMatter, mineIn, type MatterView } from '../view.ts'
import { onMatter } from './deciding.tsx'
import { MatterFields, toDraft, type Draft } from './draft-fields.tsx'
import type { Dialog } from './kind.ts'

const draftOf = ({ face, content, assignments }: MatterView): Partial<Draft> => {
  const budget = content?.budget
  const kind = budget?.kind as Draft['budget']['kind'] | undefined
  return {
    title: face.title,
    target: content?.target ?? '',
    workContent: content?.workContent ?? '',
    requirement: content?.requirement ?? '',
    budget: { kind: kind ?? 'default', amount: budget?.amount ?? undefined, on: budget?.on ?? undefined },
    leadOrganizationId: face.leadOrganizationId ?? '',
    others: assignments
      .filter((each) => each.part !== 'coordinating_lead')
      .map(({ organizationId, part, duty }) => ({
        organizationId,
        part: part as 'joint_lead' | 'supporting',
        duty: duty ?? undefined,
      })),
  }
}

export const CorrectDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const { changed, kept } = onMatter(view)
  return (
    <CommandDialog<typeof correctDraft, Draft>
      of={correctDraft}
      width={760}
      title={steps.buttons['matters.correct-draft']}
      initial={draftOf(view)}
      toInput={(values) => ({ ...changed, ...toDraft(values) })}
      onClose={onClose}
      {...kept}
    >
      <MatterFields />
    </CommandDialog>
  )
}

export const ChildDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const me = useMe()
  const navigate = useNavigate()
  const [mine] = mineIn(
    view,
    me.appointments.map((each) => each.organizationId),
    'acknowledged',
  )
  return (
    <CommandDialog<typeof draftChild, Draft & { mandatory: boolean }>
      of={draftChild}
      width={760}
      title={steps.buttons['matters.draft-child']}
      note={steps.notes.child}
      initial={{
        title: view.face.title,
        target: view.content?.target ?? '',
        requirement: view.content?.requirement ?? '',
        budget: { kind: 'fixed', on: view.face.due ?? undefined },
        others: [],
        mandatory: true,
      }}
      toInput={({ mandatory, ...values }) => ({ assignmentId: mine?.id ?? '', ...toDraft(values), mandatory })}
      onClose={onClose}
      onDone={(child) => {
        keepMatter(child)
        void navigate({ to: '/matters/$matterId', params: { matterId: child.face.id } })
      }}
    >
      <MatterFields />
      <Form.Item name="mandatory" valuePropName="checked">
        <Checkbox>{steps.mandatory}</Checkbox>
      </Form.Item>
    </CommandDialog>
  )
}
