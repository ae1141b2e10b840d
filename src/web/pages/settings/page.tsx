import { useQuery } from '@tanstack/react-query'
import { Button, Form, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { changeSetting, listSettings } from '#contract/settings.ts'
import { settings, type Setting, type SettingKey } from '#domain/settings.ts'
import { SlaTable } from '#web/features/clock/sla-table.tsx'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useLanguage, useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, LineField } from '#web/ui/fields.tsx'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'

type Item = OutputOf<typeof listSettings>['items'][number]
type Given = { readonly value: string | number; readonly rule?: string }

const ChangeDialog = ({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) => {
  const { people, controls } = useText()
  const language = useLanguage()
  const [form] = Form.useForm<Given>()
  const said: Setting = settings[item.key as SettingKey]
  return (
    <CommandDialog<typeof changeSetting, Given>
      of={changeSetting}
      form={form}
      title={people.changeSetting}
      note={item.name[language]}
      initial={{ value: String(item.value), ...(item.rule ? { rule: item.rule } : {}) }}
      toInput={({ value, rule }) => ({
        key: item.key as InputOf<typeof changeSetting>['key'],
        value: String(value),
        rule,
      })}
      onClose={onClose}
      onDone={() => undefined}
    >
      {said.kind === 'number' ? (
        <Field name="value" label={people.value} help={people.between(said.least, said.most)}>
          <InputNumber min={said.least} max={said.most} precision={0} />
        </Field>
      ) : null}
      {said.kind === 'flag' ? (
        <Field name="value" label={people.value}>
          <Radio.Group
            options={[
              { value: 'true', label: controls.yes },
              { value: 'false', label: controls.no },
            ]}
          />
        </Field>
      ) : null}
      {said.kind === 'choice' ? (
        <Field name="value" label={people.value}>
          <Select options={said.choices.map(({ value, name }) => ({ value, label: name[language] }))} />
        </Field>
      ) : null}
      {said.kind === 'text' ? <LineField name="value" label={people.value} max={said.longest} /> : null}
      <LineField name="rule" label={people.rule} help={people.ruleHelp} max={200} optional />
    </CommandDialog>
  )
}

/** 规则设置: what the government decides for itself, and the local rule that says so. */
export const SettingsPage = () => {
  const { people, controls } = useText()
  const language = useLanguage()
  const mayChange = useMay('setting.change')
  const [changing, setChanging] = useState<Item | null>(null)
  const { data, error, refetch } = useQuery(reading(listSettings, {}))
  const valueText = (item: Item, value: Item['value']) => {
    const said: Setting = settings[item.key as SettingKey]
    if (said.kind === 'choice') return said.choices.find((each) => each.value === value)?.name[language] ?? value
    return typeof value === 'boolean' ? (value ? controls.yes : controls.no) : String(value)
  }
  return (
    <Page title={people.settings}>
      <p className="soft">{people.settingsHint}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{people.setting}</th>
                <th scope="col">{people.value}</th>
                <th scope="col">{people.standard}</th>
                <th scope="col">{people.rule}</th>
                <th scope="col">{people.act}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={item.key}>
                  <th scope="row">{item.name[language]}</th>
                  <td data-label={people.value}>
                    <strong>{valueText(item, item.value)}</strong>
                  </td>
                  <td data-label={people.standard} className="soft">
                    {valueText(item, item.standard)}
                  </td>
                  <td data-label={people.rule}>{item.rule ?? <span className="soft">{people.noRule}</span>}</td>
                  <td>
                    {mayChange ? (
                      <Button
                        size="small"
                        aria-label={`${people.changeSetting}：${item.name[language]}`}
                        onClick={() => setChanging(item)}
                      >
                        {people.change}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <SlaTable mayChange={mayChange} />
      {changing ? <ChangeDialog item={changing} onClose={() => setChanging(null)} /> : null}
    </Page>
  )
}
