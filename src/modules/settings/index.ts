import { changeSetting, listSettings } from '#contract/settings.ts'
import {
  fitsSetting,
  settingFrom,
  settingKeys,
  settings,
  type SettingKey,
  type SettingValue,
} from '#domain/settings.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { badField } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

const rowsOf = (tx: Tx, governmentId: string) =>
  tx.selectFrom('setting').selectAll().where('government_id', '=', governmentId).execute()

/** What a government has decided under a key, or the standard. */
export const settingOf = async <K extends SettingKey>(
  tx: Tx,
  governmentId: string,
  key: K,
): Promise<SettingValue<K>> => {
  const row = await tx
    .selectFrom('setting')
    .select('value')
    .where('government_id', '=', governmentId)
    .where('key', '=', key)
    .executeTakeFirst()
  return (row && fitsSetting(key, row.value) ? row.value : settings[key].standard) as SettingValue<K>
}

/** Several of them in one question. */
export const settingsOf = async <K extends SettingKey>(
  tx: Tx,
  governmentId: string,
  keys: readonly K[],
): Promise<{ readonly [key in K]: SettingValue<key> }> => {
  const rows = await rowsOf(tx, governmentId)
  const valueOf = (key: K) => {
    const row = rows.find((each) => each.key === key)
    return row && fitsSetting(key, row.value) ? row.value : settings[key].standard
  }
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as never
}

const view = async (tx: Tx, governmentId: string) => {
  const rows = await rowsOf(tx, governmentId)
  return {
    items: settingKeys.map((key) => {
      const row = rows.find((each) => each.key === key)
      const { name, kind, standard } = settings[key]
      const value = row && fitsSetting(key, row.value) ? (row.value as typeof standard) : standard
      return { key, name, kind, value, standard, rule: row?.rule ?? null }
    }),
  }
}

export const listSettingsQuery = query(listSettings, { run: ({ tx, by }) => view(tx, by.governmentId) })

/** A number that units are held to says which local rule it comes from (B46). */
export const changeSettingCommand = command(changeSetting, {
  subjects: () => [],
  run: async ({ tx, by }, { key, value: words, rule }) => {
    const value = settingFrom(key, words)
    if (!fitsSetting(key, value)) throw badField('value', 'wrong-form')
    const before = (await rowsOf(tx, by.governmentId)).find((row) => row.key === key)
    await tx
      .insertInto('setting')
      .values({
        id: newId(),
        government_id: by.governmentId,
        key,
        value: JSON.stringify(value),
        rule: rule ?? null,
      })
      .onConflict((conflict) =>
        conflict.columns(['government_id', 'key']).doUpdateSet({ value: JSON.stringify(value), rule: rule ?? null }),
      )
      .execute()
    const from = before?.value ?? settings[key].standard
    return {
      events: [
        { type: 'setting.changed', on: [by.governmentId], reason: rule, changes: { key, value: [from, value] } },
      ],
      view: () => view(tx, by.governmentId),
    }
  },
})
