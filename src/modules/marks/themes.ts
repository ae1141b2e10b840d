import { addTheme, listThemes, retireTheme } from '#contract/marks.ts'
import { refuse } from '#domain/refusal.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

const view = async (tx: Tx, governmentId: string) => {
  const rows = await tx
    .selectFrom('theme')
    .selectAll()
    .where('government_id', '=', governmentId)
    .orderBy('name')
    .execute()
  return { items: rows.map((row) => ({ id: row.id, name: row.name, retired: row.retired_on !== null })) }
}

export const listThemesQuery = query(listThemes, { run: ({ tx, by }) => view(tx, by.governmentId) })

/** Adding the name of a retired theme takes it into use again. */
export const addThemeCommand = command(addTheme, {
  run: async ({ tx, by }, { name }) => {
    const { id } = await tx
      .insertInto('theme')
      .values({ id: newId(), government_id: by.governmentId, name })
      .onConflict((conflict) => conflict.columns(['government_id', 'name']).doUpdateSet({ retired_on: null }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return { events: [{ type: 'theme.added', on: [id], changes: { name } }], view: () => view(tx, by.governmentId) }
  },
})

export const retireThemeCommand = command(retireTheme, {
  run: async ({ tx, by, moment }, { name }) => {
    const row = await tx
      .updateTable('theme')
      .set({ retired_on: moment.today })
      .where('government_id', '=', by.governmentId)
      .where('name', '=', name)
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new Refused(refuse('theme-retired', { field: 'name' }))
    return {
      events: [{ type: 'theme.retired', on: [row.id], changes: { name } }],
      view: () => view(tx, by.governmentId),
    }
  },
})
