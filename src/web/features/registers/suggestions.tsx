import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { decideSuggestion, listSuggestions } from '#contract/suggestions.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, TextField } from '#web/ui/fields.tsx'
import { RegisterTable } from './table.tsx'

type Decided = { decision: 'adopted' | 'declined'; reason?: string }

export const SuggestionsTab = () => {
  const { registers, controls } = useText()
  const asked = useQuery(reading(listSuggestions, {}))
  const choices = (['adopted', 'declined'] as const).map((value) => ({
    value,
    label: registers.suggestionStates[value],
  }))
  return (
    <RegisterTable
      label={registers.tabs.suggestions}
      asked={asked}
      title={{
        label: registers.policy,
        render: (row) => (
          <>
            {row.policy}
            {row.clause ? <span className="soft">　{row.clause}</span> : null}
          </>
        ),
      }}
      columns={[
        { label: registers.suggestion, render: (row) => <span className="pre">{row.text}</span> },
        { label: registers.problem, render: (row) => row.problemTitle ?? controls.none },
        { label: registers.addressee, render: (row) => row.addressee },
        {
          label: registers.submittedOn,
          render: (row) => <span className="number">{`${dateText(row.submittedOn)} ${row.submittedBy}`}</span>,
        },
        {
          label: registers.state,
          render: (row) => (
            <>
              {registers.suggestionStates[row.state]}
              {row.reason ? <span className="block soft">{`${registers.reason}：${row.reason}`}</span> : null}
            </>
          ),
        },
      ]}
      buttons={registers.buttons}
      empty={registers.none.suggestions}
      hint={registers.noneHint.suggestions}
      renderDialog={({ row }, close) => (
        <CommandDialog<typeof decideSuggestion, Decided>
          of={decideSuggestion}
          title={registers.buttons['suggestions.decide'] ?? ''}
          note={row.text}
          toInput={(values) => ({ suggestionId: row.id, version: row.version, ...values })}
          onClose={close}
          onDone={() => undefined}
        >
          <Field name="decision" label={registers.decision}>
            <Radio.Group options={choices} />
          </Field>
          <TextField name="reason" label={registers.reason} help={registers.reasonHelp} max={1000} optional />
        </CommandDialog>
      )}
    />
  )
}
