import { correctDraft } from '#contract/matters.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import type { MatterView } from '../view.ts'
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
