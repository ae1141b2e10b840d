import { Form, Input } from 'antd'
import { useState } from 'react'
import { attachSource } from '#contract/instructions.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { useUnits } from '#web/units/use-units.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { limitIn, unitIn } from './quick/line.ts'
import { Suggestions, useSuggestions, type Suggestion } from './quick/suggestions.tsx'
import type { SourceData } from './types.ts'

type Given = {
  readonly source: SourceData
  readonly instructionId?: string
  readonly proposalId?: string
  /** What to look for first. */
  readonly words: string
  readonly unit?: string
  readonly onClose: () => void
}

/** 追加: the running matter that it belongs to, found by its words; the stricter day rules. */
export const AttachModal = ({ source, instructionId, proposalId, words, unit, onClose }: Given) => {
  const { intake, quick } = useText()
  const { today } = useMe()
  const { units } = useUnits()
  const [form] = Form.useForm<{ limit?: string }>()
  const [search, setSearch] = useState(words)
  const [chosen, setChosen] = useState<Suggestion | null>(null)
  const items = useSuggestions(search, unitIn(unit ?? '', units)?.id)
  return (
    <CommandDialog<typeof attachSource, { limit?: string }>
      of={attachSource}
      form={form}
      title={intake.attach.button}
      toInput={({ limit }) => {
        const given = limitIn(limit ?? '', today)
        return {
          sourceId: source.row.id,
          version: source.row.version,
          matterId: chosen?.id ?? '',
          ...(instructionId ? { instructionId } : {}),
          ...(proposalId ? { proposalId } : {}),
          ...(given ? { limit: given } : {}),
        }
      }}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Form.Item label={intake.attach.find}>
        <Input value={search} onChange={({ target }) => setSearch(target.value)} />
      </Form.Item>
      <Suggestions items={items} onTake={setChosen} />
      <p className="quick-into">{chosen ? `${intake.attach.chosen}：${chosen.title}` : quick.errors.into}</p>
      <Form.Item
        name="limit"
        label={intake.attach.limit}
        extra={intake.reading.limitHint}
        rules={[
          {
            validator: (_, said?: string) =>
              limitIn(said ?? '', today) === null ? Promise.reject(new Error(quick.errors.limit)) : Promise.resolve(),
          },
        ]}
      >
        <Input />
      </Form.Item>
    </CommandDialog>
  )
}
