import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { getMarks, gradeMatter, listThemes } from '#contract/marks.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { dutyScopes, importances, urgencies, type Urgency } from '#domain/grade.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field } from '#web/ui/fields.tsx'

type Values = Omit<InputOf<typeof gradeMatter>, 'matterId' | 'version'>
type Given = { readonly marks: OutputOf<typeof getMarks>; readonly onClose: () => void }

export const GradeDialog = ({ marks, onClose }: Given) => {
  const { leader, ledger, words, controls } = useText()
  const { data } = useQuery(reading(listThemes, {}))
  const held = new Set(marks.themes.map((theme) => theme.id))
  const choices = <K extends string>(keys: readonly K[], names: Record<K, string>) =>
    keys.map((value) => ({ value, label: names[value] }))
  return (
    <CommandDialog<typeof gradeMatter, Values>
      of={gradeMatter}
      title={leader.grade}
      initial={{
        importance: marks.importance ?? 'routine',
        urgency: marks.urgency as Urgency,
        ...(marks.dutyScopeSaid ? { dutyScope: marks.dutyScope } : {}),
        themeIds: [...held],
      }}
      toInput={(values) => ({ matterId: marks.matterId, version: marks.version, ...values })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <div className="form-grid">
        <Field name="importance" label={leader.importance}>
          <Select options={choices(importances, ledger.importances)} />
        </Field>
        <Field name="urgency" label={leader.urgency}>
          <Select options={choices(urgencies, words.urgency)} />
        </Field>
      </div>
      <Field name="dutyScope" label={leader.dutyScope} help={leader.dutyScopeHelp} optional>
        <Select allowClear placeholder={controls.choose} options={choices(dutyScopes, ledger.dutyScopes)} />
      </Field>
      <Field name="themeIds" label={leader.themes} optional>
        <Select
          mode="multiple"
          placeholder={controls.choose}
          options={(data?.items ?? [])
            .filter((theme) => !theme.retired || held.has(theme.id))
            .map((theme) => ({ value: theme.id, label: theme.name }))}
        />
      </Field>
    </CommandDialog>
  )
}
