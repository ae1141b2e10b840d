import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { draftSource } from '#contract/sources.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { Page, Section } from '#web/ui/page.tsx'
import { KindFields } from './kind-fields.tsx'
import { limitIn } from './quick/line.ts'
import type { InputOf } from '#contract/operation.ts'
import './source-forms.css'

type Drafted = InputOf<typeof draftSource>
type Item = { what: string; requirement: string; leadOrganizationId: string; limit?: string }
type Fields = Omit<Drafted, 'items'> & { items: Item[] }

const kinds = ['major_decision', 'document', 'meeting_decision', 'normative_document'] as const

/** 研究决策时明确督促检查事项: what is to be supervised, by whom, until when, said while the decision is drafted. */
export const DraftPage = () => {
  const { intake, sources, words, quick, controls } = useText()
  const { today } = useMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const draft = useCommand(draftSource, {
    form,
    onDone: ({ row }) => void navigate({ to: '/sources/$sourceId', params: { sourceId: row.id } }),
  })
  const submit = ({ items, ...rest }: Fields) =>
    draft.mutate({
      ...rest,
      items: items.map(({ what, requirement, leadOrganizationId, limit }) => ({
        title: what.slice(0, 200),
        target: what,
        workContent: what,
        requirement,
        leadOrganizationId,
        budget: limitIn(limit ?? '', today) ?? { kind: 'default' },
      })),
    })
  const required = [{ required: true, message: controls.required }]
  const limits = [
    {
      validator: (_: unknown, said?: string) =>
        limitIn(said ?? '', today) === null ? Promise.reject(new Error(quick.errors.limit)) : Promise.resolve(),
    },
  ]
  return (
    <Page title={intake.draft.title}>
      <Form<Fields>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{ kind: 'major_decision', originLevel: 2, items: [{ requirement: sources.defaultRequirement }] }}
        onFinish={submit}
      >
        <Section title={sources.stepFacts}>
          <LineField name="title" label={sources.documentTitle} max={300} />
          <div className="fact-grid">
            <Field name="kind" label={sources.kind}>
              <Select options={kinds.map((value) => ({ value, label: words.sourceKinds[value] }))} />
            </Field>
            <Field name="issuer" label={sources.issuer}>
              <Input maxLength={100} />
            </Field>
          </div>
          <KindFields />
          <TextField name="text" label={sources.stepText} max={2_000_000} rows={4} />
        </Section>
        <Section title={intake.register.items}>
          <p className="soft">{intake.draft.hint}</p>
          <Form.List name="items">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key, name }) => (
                  <div key={key} className="draft-item">
                    <Form.Item name={[name, 'what']} label={intake.draft.what} rules={required}>
                      <Input maxLength={2_000} />
                    </Form.Item>
                    <Form.Item name={[name, 'leadOrganizationId']} label={sources.leadUnit} rules={required}>
                      <UnitSelect />
                    </Form.Item>
                    <Form.Item name={[name, 'limit']} label={intake.reading.limit} rules={limits}>
                      <Input placeholder={intake.draft.limitHint} />
                    </Form.Item>
                    <Form.Item name={[name, 'requirement']} label={sources.requirement} rules={required}>
                      <Input maxLength={2_000} />
                    </Form.Item>
                    {rows.length > 1 ? (
                      <Button type="text" onClick={() => remove(name)}>
                        {sources.removeUnit}
                      </Button>
                    ) : null}
                  </div>
                ))}
                <Button className="add-unit" onClick={() => add({ requirement: sources.defaultRequirement })}>
                  {intake.draft.add}
                </Button>
              </>
            )}
          </Form.List>
          <div className="form-buttons">
            <Button type="primary" htmlType="submit" loading={draft.isPending}>
              {intake.draft.save}
            </Button>
            <Button onClick={() => void navigate({ to: '/sources' })}>{sources.cancel}</Button>
          </div>
        </Section>
      </Form>
    </Page>
  )
}
