import { Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { writeDraft } from '#contract/drafts.ts'
import type { InputOf } from '#contract/operation.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import type { Dialog } from '../matter/dialogs/kind.ts'
import { SealedUpload } from './sealed-upload.tsx'
import { keepSide, useUnitSide, type Draft, type UnitSide } from './side.ts'

type Words = Omit<InputOf<typeof writeDraft>, 'matterId' | 'draftVersion' | 'fileId'>

const wordsOf = (draft: Draft): Partial<Words> => ({
  kind: draft.kind,
  progress: draft.progress,
  difficulty: draft.difficulty ?? undefined,
  nextStep: draft.nextStep ?? undefined,
  outcome: draft.outcome ?? undefined,
  actual: draft.actual ?? undefined,
  completedOn: draft.completedOn ?? undefined,
})

/** What was accepted of each child, one line each. */
const outcomesOf = (children: UnitSide['children']) =>
  children
    .filter((child) => child.outcome !== null)
    .map((child) => `${child.leadName ?? child.title}：${[child.outcome, child.actual].filter(Boolean).join('；')}`)
    .join('\n')

/** 拟写报告: by hand, from a sealed paper, or from what the children have reached. */
export const DraftDialog: Dialog = ({ view, onClose }) => {
  const { units, steps } = useText()
  const me = useMe()
  const { data: side } = useUnitSide(view.face.id)
  const [form] = Form.useForm<Words>()
  const kind = Form.useWatch('kind', form) ?? 'progress'
  const [file, setFile] = useState<{ readonly id: string; readonly name: string } | null>(null)
  if (!side) return null
  const open = side.drafts.filter((each) => each.isOurs)
  const [before] = open
  const same = open.find((each) => each.kind === kind)
  const kept = file ?? (same?.fileId && same.fileName ? { id: same.fileId, name: same.fileName } : null)
  const gathered = outcomesOf(side.children)
  return (
    <CommandDialog<typeof writeDraft, Words>
      of={writeDraft}
      form={form}
      width={680}
      title={units.prepare}
      note={units.prepareNote}
      initial={before ? wordsOf(before) : { kind: 'progress', completedOn: me.today }}
      toInput={(values) => ({
        ...values,
        matterId: view.face.id,
        fileId: kept?.id,
        ...(same ? { draftVersion: same.version } : {}),
      })}
      onClose={onClose}
      onDone={keepSide(view.face.id)}
      onPresent={keepSide(view.face.id)}
    >
      <SealedUpload
        name={kept?.name ?? null}
        onRead={({ fileId, name, fields }) => {
          setFile({ id: fileId, name })
          const read = Object.entries(fields).filter(([key, words]) => words !== null && !key.startsWith('signed'))
          form.setFieldsValue({ ...(fields.outcome ? { kind: 'completion' } : {}), ...Object.fromEntries(read) })
        }}
      />
      <Field name="kind" label={units.kind}>
        <Radio.Group
          options={(['progress', 'completion'] as const).map((value) => ({ value, label: units.draftKinds[value] }))}
        />
      </Field>
      {kind === 'completion' ? (
        <>
          <p className="soft">{view.content?.target}</p>
          {gathered ? (
            <p>
              <Button size="small" onClick={() => form.setFieldsValue({ outcome: gathered })}>
                {units.fromChildren}
              </Button>
            </p>
          ) : null}
          <TextField name="outcome" label={steps.outcome} help={steps.outcomeHelp} max={5000} />
          <LineField name="actual" label={steps.actual} help={steps.actualHelp} max={500} optional />
          <Field name="completedOn" label={units.completedOn}>
            <DateField max={me.today} />
          </Field>
        </>
      ) : null}
      <TextField name="progress" label={steps.progress} max={5000} />
      <TextField name="difficulty" label={steps.difficulty} max={2000} rows={2} optional />
      <TextField name="nextStep" label={steps.nextStep} max={2000} rows={2} optional />
    </CommandDialog>
  )
}
