import { acceptInstruction } from '#contract/instructions.ts'
import { titleFrom } from '#domain/instruction.ts'
import { MatterFields, toDraft, type Draft } from '#web/features/matter/dialogs/draft-fields.tsx'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import type { Instruction, SourceData } from './types.ts'

type Given = { readonly source: SourceData; readonly instruction: Instruction; readonly onClose: () => void }

/** A matter from an instruction: filled from the requirement that the units may read, never from the leader's words. */
export const AcceptInstruction = ({ source, instruction, onClose }: Given) => {
  const { intake, sources } = useText()
  const { requirement, limit } = instruction
  const initial: Partial<Draft> = {
    title: titleFrom(requirement ?? source.row.title),
    target: requirement ?? '',
    workContent: requirement ?? '',
    requirement: requirement ?? sources.defaultRequirement,
    budget: limit ?? { kind: 'default' },
    others: [],
  }
  return (
    <CommandDialog<typeof acceptInstruction, Draft>
      of={acceptInstruction}
      width={760}
      title={intake.attach.accept}
      initial={initial}
      toInput={(values) => ({ ...toDraft(values), instructionId: instruction.id })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <MatterFields />
    </CommandDialog>
  )
}
