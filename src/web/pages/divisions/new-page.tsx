import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { App, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { draftDivision } from '#contract/divisions.ts'
import { listSources } from '#contract/sources.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { BudgetField, budgetOf, type Draft } from '#web/features/matter/dialogs/draft-fields.tsx'
import { useText } from '#web/text/use-text.ts'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { Page, Section } from '#web/ui/page.tsx'
import { UnitRows, type UnitRow } from './unit-rows.tsx'
import '#web/ui/list.css'
import './division.css'

const route = getRouteApi('/shell/divisions/new')
type Values = Pick<Draft, 'title' | 'target' | 'workContent' | 'requirement' | 'budget'> & {
  readonly sourceId: string
  readonly clause?: string
}

/** 起草分办: one text above, one row a unit below; what a row leaves empty is as above. */
export const NewDivisionPage = () => {
  const { boards, steps, controls } = useText()
  const { message } = App.useApp()
  const { source } = route.useSearch()
  const navigate = route.useNavigate()
  const [form] = Form.useForm<Values>()
  const [rows, setRows] = useState<readonly UnitRow[]>([])
  const [isMissing, setMissing] = useState(false)
  const { data } = useQuery(reading(listSources, { limit: 100 }))
  const draft = useCommand(draftDivision, {
    form,
    onDone: ({ id, rows: made }) => {
      void message.success(boards.drafted(made.length))
      void navigate({ to: '/divisions/$divisionId', params: { divisionId: id } })
    },
  })
  const submit = ({ budget, ...template }: Values) => {
    setMissing(rows.length === 0)
    if (rows.length === 0) return
    draft.mutate({
      ...template,
      budget: budgetOf(budget),
      rows: rows.map(({ organizationId, target, requirement, due }) => ({
        leadOrganizationId: organizationId,
        target,
        requirement,
        ...(due ? { budget: { kind: 'fixed' as const, on: due } } : {}),
      })),
    })
  }
  return (
    <Page title={boards.draft}>
      <p className="soft">{boards.draftHint}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        scrollToFirstError={{ focus: true }}
        initialValues={{ sourceId: source, budget: { kind: 'fixed' } }}
      >
        <Section title={boards.division}>
          <div className="form-grid">
            <Field name="sourceId" label={boards.source}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={controls.choose}
                options={(data?.items ?? []).map((each) => ({
                  value: each.id,
                  label: [each.title, each.docNumber].filter(Boolean).join('　'),
                }))}
              />
            </Field>
            <LineField name="clause" label={boards.clause} max={100} optional />
          </div>
          <LineField name="title" label={steps.title} max={200} />
          <div className="form-grid">
            <TextField name="target" label={steps.target} max={2000} rows={2} />
            <TextField name="workContent" label={steps.workContent} max={5000} rows={2} />
            <TextField name="requirement" label={steps.requirementToUnit} max={2000} rows={2} />
            <BudgetField />
          </div>
        </Section>
        <UnitRows rows={rows} onRows={setRows} isMissing={isMissing} />
        <p className="division-foot">
          <Button type="primary" htmlType="submit" loading={draft.isPending}>
            {boards.save}
          </Button>
        </p>
      </Form>
    </Page>
  )
}
