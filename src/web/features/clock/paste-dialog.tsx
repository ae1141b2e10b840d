import { Form, InputNumber } from 'antd'
import { proposeCalendar } from '#contract/calendar.ts'
import type { InputOf } from '#contract/operation.ts'
import { noticeFaultText } from '#contract/words/notice-faults.ts'
import { readDayLines, readNotice } from '#domain/notice.ts'
import { useLanguage, useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { YearGrid } from './year-grid.tsx'

type Kind = InputOf<typeof proposeCalendar>['kind']
type Given = { readonly text: string; readonly year?: number; readonly title?: string }

/** What the text says, read as it is typed: its faults by line, or the year as a calendar. */
const ReadBack = ({ kind, given }: { readonly kind: Kind; readonly given: Given }) => {
  const { clock } = useText()
  const language = useLanguage()
  if (!given.text?.trim()) return null
  const read = kind === 'notice' ? readNotice(given.text) : readDayLines(given.text, given.year ?? 0, given.title ?? '')
  if (read.faults.length > 0)
    return (
      <div role="alert">
        <p>{clock.faults(read.faults.length)}</p>
        <ul className="notice-faults">
          {read.faults.map((fault) => (
            <li key={`${fault.line} ${fault.fault} ${fault.said ?? ''}`}>
              {clock.fault(fault.line, noticeFaultText(fault, language))}
            </li>
          ))}
        </ul>
      </div>
    )
  const off = read.days.filter((day) => day.kind === 'off').length
  return (
    <>
      <p role="status">
        <strong>{clock.readOk(off, read.days.length - off)}</strong>
      </p>
      <YearGrid year={read.year} days={read.days} />
    </>
  )
}

export const PasteDialog = ({
  kind,
  year,
  onClose,
}: {
  readonly kind: Kind
  readonly year: number
  readonly onClose: () => void
}) => {
  const { clock } = useText()
  const [form] = Form.useForm<Given>()
  const given = Form.useWatch<Given | undefined>([], form)
  const title = { notice: clock.paste, days: clock.pasteDays, local: clock.pasteLocal }[kind]
  return (
    <CommandDialog<typeof proposeCalendar, Given>
      of={proposeCalendar}
      form={form}
      title={title}
      width={920}
      note={kind === 'notice' ? clock.pasteHint : clock.dayLines}
      initial={kind === 'notice' ? {} : { year }}
      toInput={(values) => ({ kind, ...values })}
      onClose={onClose}
      onDone={() => undefined}
    >
      {kind === 'notice' ? null : (
        <>
          <Field name="year" label={clock.year}>
            <InputNumber min={2000} max={2100} precision={0} />
          </Field>
          <LineField name="title" label={clock.title} max={100} />
        </>
      )}
      <TextField name="text" label={clock.text} max={20_000} rows={6} />
      {given ? <ReadBack kind={kind} given={given} /> : null}
    </CommandDialog>
  )
}
