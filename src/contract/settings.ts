import { z } from 'zod'
import { settingKeys, type SettingKey } from '#domain/settings.ts'
import { line, optional } from './fields.ts'
import { operation } from './operation.ts'

const Value = z.union([z.number(), z.boolean(), z.string()])
export const SettingView = z.object({
  key: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  kind: z.enum(['number', 'flag', 'text']),
  value: Value,
  standard: Value,
  /** The local rule that the value comes from (B46). */
  rule: z.string().nullable(),
})
const Settings = z.object({ items: z.array(SettingView) })

export const listSettings = operation({
  id: 'settings.list',
  method: 'GET',
  path: '/settings',
  permission: 'setting.read',
  tag: 'settings',
  summary: { zh: '规则设置', en: 'Settings of the government' },
  input: z.object({}),
  output: Settings,
})
export const changeSetting = operation({
  id: 'settings.change',
  method: 'POST',
  path: '/settings',
  permission: 'setting.change',
  tag: 'settings',
  summary: { zh: '修改规则设置', en: 'Change a setting' },
  input: z.object({
    key: z.enum(settingKeys as [SettingKey, ...SettingKey[]]),
    /** As a form sends it: a number in digits, `true` or `false`, or words. */
    value: line(80),
    rule: optional(line(200)),
  }),
  output: Settings,
})
