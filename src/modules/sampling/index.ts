import { sql } from 'kysely'
import { drawVerificationSample } from '#contract/sampling.ts'
import { drawSample, sampleWeight } from '#domain/sampling.ts'
import { supervisedBy } from '#modules/matters/index.ts'
import { query } from '#platform/endpoint.ts'

type Row = {
  id: string
  title: string
  number: string | null
  leadName: string | null
  handedInOn: string
  textOnly: boolean
}

/** 抽查核实 (C02): of what units have handed in, a sample that leans towards reports of words alone. */
export const drawSampleQuery = query(drawVerificationSample, {
  run: async ({ tx, actor }, { seed, size, from, to }) => {
    const { rows } = await sql<Row>`
      select m.id, m.title, m.number, o.short_name as "leadName", m.handed_in_on as "handedInOn",
        not exists (select 1 from report r where r.matter_id = m.id and r.kind = 'completion' and r.actual is not null)
          as "textOnly"
      from matter m left join organization o on o.id = m.lead_org
      where ${supervisedBy(actor)} and m.handed_in_on is not null
        and ${from ? sql`m.handed_in_on >= ${from}::date` : sql`true`}
        and ${to ? sql`m.handed_in_on <= ${to}::date` : sql`true`} order by m.id`.execute(tx)
    const drawn = drawSample(
      rows.map((row) => ({ ...row, weight: sampleWeight(row.textOnly) })),
      seed,
      size,
    )
    return {
      candidates: rows.length,
      textOnly: rows.filter((row) => row.textOnly).length,
      items: drawn.map(({ weight: _weight, ...row }) => row),
    }
  },
})
