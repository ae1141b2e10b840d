import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form } from 'antd'
import { listUrgeable, urge } from '#contract/chases.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'

export type Urgeable = OutputOf<typeof listUrgeable>
export type UrgeRow = Urgeable['items'][number]
type Values = { readonly said: string; readonly explain?: boolean; readonly explainBy?: string }

const mostNamed = 5

/** What the chosen units have been asked already, before anybody asks again (减负). */
const Burden = ({ rows, most }: { readonly rows: readonly UrgeRow[]; readonly most: number }) => {
  const { urging } = useText()
  const units = [...new Map(rows.map((row) => [row.organizationId, row])).values()]
  const [first] = units
  if (units.length === 1 && first) return <p>{urging.noteOne(first.organizationName, first.urgedThisWeek, most)}</p>
  const asked = units.filter((row) => row.urgedThisWeek > 0)
  asked.sort((a, b) => b.urgedThisWeek - a.urgedThisWeek)
  const names = asked.slice(0, mostNamed).map((row) => urging.times(row.organizationName, row.urgedThisWeek))
  return (
    <>
      <p>{urging.note(rows.length, units.length)}</p>
      {names.length > 0 ? <p className="soft">{urging.askedMost(names.join('、'))}</p> : null}
    </>
  )
}

type Given = {
  readonly rows: readonly UrgeRow[]
  readonly most: number
  readonly explainBy: string
  readonly title?: string
  readonly onClose: () => void
  readonly onDone?: (answer: OutputOf<typeof urge>) => void
}

/** 催办, to one or many: a sentence, and where it is due, a day by which the cause is to be explained. */
export const UrgeDialog = ({ rows, most, explainBy, title, onClose, onDone }: Given) => {
  const { urging } = useText()
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const isExplained = Form.useWatch('explain', form) ?? false
  return (
    <CommandDialog<typeof urge, Values>
      of={urge}
      form={form}
      title={urging.urge}
      {...(title ? { note: title } : {})}
      initial={{ said: urging.saidDefault, explain: false, explainBy }}
      toInput={(values) => ({
        assignmentIds: rows.map((row) => row.assignmentId),
        said: values.said.replaceAll(/\s*\n\s*/g, ' '),
        ...(values.explain ? { explainBy: values.explainBy } : {}),
      })}
      onClose={onClose}
      onDone={(answer) => onDone?.(answer)}
    >
      <Burden rows={rows} most={most} />
      <TextField name="said" label={urging.said} max={300} />
      <Form.Item name="explain" valuePropName="checked">
        <Checkbox>{urging.explain}</Checkbox>
      </Form.Item>
      {isExplained ? (
        <Field name="explainBy" label={urging.explainBy}>
          <DateField min={me.today} />
        </Field>
      ) : null}
    </CommandDialog>
  )
}

type On = { readonly matterId: string; readonly title: string; readonly onClose: () => void }

/** All units of one matter that are waited for. */
export const UrgeMatterDialog = ({ matterId, title, onClose }: On) => {
  const { data } = useQuery(reading(listUrgeable, { matterId, scope: 'open' }))
  if (!data) return null
  return <UrgeDialog rows={data.items} most={data.most} explainBy={data.explainBy} title={title} onClose={onClose} />
}
