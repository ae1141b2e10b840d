import { sql } from 'kysely'
import { exportMatters } from '#contract/ledger.ts'
import { lightName, nameOf } from '#contract/words/names.ts'
import type { Language } from '#contract/words.ts'
import { civilDate } from '#domain/date.ts'
import { tableAt, type AsOf, type Face } from '#modules/matters/index.ts'
import { organizationName, principalsOf } from '#modules/organizations/index.ts'
import type { Tx } from '#platform/db.ts'
import { download } from '#platform/download.ts'
import { dayCell, listing, type ListColumn } from '#platform/sheets/index.ts'

import { ledgerPage } from './list.ts'

const atOnce = 1_000

type Details = {
  id: string
  target: string | null
  workContent: string | null
  others: { name: string; part: string }[] | null
  leader: string | null
  person: string | null
  difficulty: string | null
  nextStep: string | null
  source: string | null
  instructions: string | null
}
type Row = { readonly face: Face; readonly more: Details | undefined; readonly principal: string | null }

/**
 * What the ledger's columns say beyond the faces. Row security leaves empty what the asker may not see: the content of
 * a child matter for a superior, leaders' instructions for everybody but the office that keeps the source.
 */
const detailsOf = async (tx: Tx, ids: readonly string[], asOf: AsOf): Promise<Map<string, Details>> => {
  const { rows } = await sql<Details>`
    select m.id, c.target, c.work_content as "workContent", lead.responsible_leader as leader,
      lead.responsible_person as person, latest.difficulty, latest.next_step as "nextStep",
      (select json_agg(json_build_object('name', o.name, 'part', a.part) order by a.part, o.sort_key)
       from ${tableAt('assignment', asOf)} a join ${tableAt('organization', asOf)} o on o.id = a.organization_id
       where a.matter_id = m.id and a.valid_to is null and a.part <> 'coordinating_lead') as others,
      (select string_agg(concat(s.source_title, '（' || s.doc_number || '）'), '；' order by s.source_id)
       from matter_source s where s.matter_id = m.id) as source,
      (select string_agg(concat(i.leader_post, i.leader_name, ' ', i.instructed_on), '；' order by i.rank, i.instructed_on)
       from instruction i join matter_source s on s.source_id = i.source_id where s.matter_id = m.id) as instructions
    from matter m
    left join ${tableAt('matter_content', asOf)} c on c.matter_id = m.id
    left join ${tableAt('assignment', asOf)} lead on lead.matter_id = m.id and lead.part = 'coordinating_lead' and lead.valid_to is null
    left join lateral (select r.difficulty, r.next_step from ${tableAt('report', asOf)} r where r.matter_id = m.id
      order by r.reported_at desc limit 1) latest on true
    where m.id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

const othersOf = ({ more }: Row, language: Language): string | null =>
  more?.others
    ?.map(({ name, part }) => (part === 'joint_lead' ? `${name}（${nameOf('parts', part, language)}）` : name))
    .join('、') ?? null

/** 督查台账's columns in the order that offices print them. */
const columns = (language: Language): readonly ListColumn<Row>[] => [
  [{ zh: '灯', en: 'Light' }, 9, ({ face }) => lightName(face.light, face.state, language)],
  [{ zh: '督办编号', en: 'Number' }, 18, ({ face }) => face.number],
  [
    { zh: '事项来源', en: 'Source' },
    22,
    ({ face, more }) => more?.source ?? nameOf('sourceKinds', face.sourceKind, language),
  ],
  [{ zh: '督查事项', en: 'Matter' }, 40, ({ face }) => face.title],
  [{ zh: '工作内容', en: 'Work content' }, 40, ({ more }) => more?.workContent ?? null],
  [{ zh: '目标要求', en: 'Target' }, 30, ({ more }) => more?.target ?? null],
  [{ zh: '牵头单位', en: 'Lead' }, 18, ({ face }) => face.leadName],
  [{ zh: '配合单位', en: 'Supporting' }, 24, (row) => othersOf(row, language)],
  [{ zh: '责任领导', en: 'Leader' }, 12, ({ more }) => more?.leader ?? null],
  [{ zh: '责任人', en: 'Responsible' }, 12, ({ more, principal }) => more?.person ?? principal],
  [{ zh: '完成时限', en: 'Due' }, 15, ({ face }) => dayCell(face.due)],
  [
    { zh: '进展情况', en: 'Progress' },
    40,
    ({ face }) => (face.progress ? `${face.progress}${face.progressOn ? `（${face.progressOn}）` : ''}` : null),
  ],
  [{ zh: '存在问题', en: 'Difficulties' }, 24, ({ more }) => more?.difficulty ?? null],
  [{ zh: '下一步措施', en: 'Next steps' }, 24, ({ more }) => more?.nextStep ?? null],
  [{ zh: '状态', en: 'State' }, 11, ({ face }) => nameOf('states', face.state, language)],
  [{ zh: '领导批示', en: 'Instructions' }, 24, ({ more }) => more?.instructions ?? null],
]

export const exportMattersDownload = download(exportMatters, {
  run: async (context, filters) => {
    const { actor, moment, language, reread } = context
    const asOf: AsOf = filters.asOf ? civilDate(filters.asOf) : null
    const pages = async function* () {
      for (let cursor: string | null | undefined; cursor !== null;) {
        const from = cursor
        const { rows, next } = await reread(async (tx) => {
          const page = await ledgerPage({ tx, actor, moment }, { ...filters, cursor: from, limit: atOnce })
          const details = await detailsOf(
            tx,
            page.items.map((face) => face.id),
            asOf,
          )
          const leads = [...new Set(page.items.flatMap((face) => face.leadOrganizationId ?? []))]
          const principals = await principalsOf(tx, leads, asOf)
          const rows = page.items.map((face): Row => ({
            face,
            more: details.get(face.id),
            principal: principals.get(face.leadOrganizationId ?? '')?.name ?? null,
          }))
          return { rows, next: page.next }
        })
        yield rows
        cursor = next
      }
    }
    return listing({
      title: { zh: '督查台账', en: 'Ledger' },
      language,
      preparedBy: await organizationName(context.tx, context.by.organizationId),
      until: asOf ?? moment.today,
      columns: columns(language),
      pages: pages(),
    })
  },
})
