import { sql } from 'kysely'
import { exportOrder } from '#contract/orders.ts'
import { lightName, nameOf } from '#contract/words/names.ts'
import type { Language } from '#contract/words.ts'
import { selectFaces } from '#modules/matters/index.ts'
import { organizationName } from '#modules/organizations/index.ts'
import type { Tx } from '#platform/db.ts'
import { download } from '#platform/download.ts'
import { found } from '#platform/errors.ts'
import { dayCell, listing, type ListColumn } from '#platform/sheets/index.ts'

type Unit = {
  matterId: string
  unit: string
  part: string
  state: string
  acknowledgedOn: string | null
  liaison: string | null
  phone: string | null
  person: string | null
}
type Face = Awaited<ReturnType<typeof selectFaces>>[number]
type Row = Unit & { readonly face: Face | undefined }

/** One line for every unit of every matter: who has signed for it, and whom to telephone. */
const unitsOf = async (tx: Tx, orderId: string): Promise<Unit[]> => {
  const { rows } = await sql<Unit>`
    select a.matter_id as "matterId", o.name as unit, a.part, a.state, a.responsible_person as person,
      (a.acknowledged_at at time zone 'Asia/Shanghai')::date as "acknowledgedOn", l.name as liaison,
      coalesce(a.responsible_phone, l.phone) as phone
    from assignment a join matter m on m.id = a.matter_id join organization o on o.id = a.organization_id
    left join lateral (select c.name, c.phone from appointment p join account c on c.id = p.account_id
      where p.organization_id = o.id and p.role = 'liaison' and p.valid_from <= today()
        and (p.valid_to is null or p.valid_to >= today()) order by p.valid_from desc limit 1) l on true
    where m.order_id = ${orderId} and a.valid_to is null
    order by m.order_row, array_position(array['coordinating_lead', 'joint_lead', 'supporting'], a.part), o.sort_key, o.id`.execute(
    tx,
  )
  return rows
}

const columns = (language: Language): readonly ListColumn<Row>[] => [
  [{ zh: '督办编号', en: 'Number' }, 20, ({ face }) => face?.number ?? null],
  [{ zh: '督查事项', en: 'Matter' }, 44, ({ face }) => face?.title ?? null],
  [{ zh: '单位', en: 'Unit' }, 22, (row) => row.unit],
  [{ zh: '承办方式', en: 'Part' }, 12, (row) => nameOf('parts', row.part, language)],
  [{ zh: '签收情况', en: 'Acknowledged' }, 12, (row) => nameOf('assignmentStates', row.state, language)],
  [{ zh: '签收日期', en: 'On' }, 15, (row) => dayCell(row.acknowledgedOn)],
  [{ zh: '责任人', en: 'Responsible' }, 12, (row) => row.person],
  [{ zh: '联络员', en: 'Liaison' }, 12, (row) => row.liaison],
  [{ zh: '联系电话', en: 'Telephone' }, 16, (row) => row.phone],
  [{ zh: '完成时限', en: 'Due' }, 15, ({ face }) => dayCell(face?.due)],
  [{ zh: '灯', en: 'Light' }, 9, ({ face }) => (face ? lightName(face.light, face.state, language) : null)],
  [{ zh: '状态', en: 'State' }, 11, ({ face }) => (face ? nameOf('states', face.state, language) : null)],
]

export const exportOrderDownload = download(exportOrder, {
  subjects: ({ orderId }) => [{ kind: 'order_paper', id: orderId }],
  run: async ({ tx, actor, by, moment, language, reread }, { orderId }) => {
    const order = found(
      await tx.selectFrom('order_paper').select('number').where('id', '=', orderId).executeTakeFirst(),
    )
    return listing({
      title: { zh: `${order.number}签收办理情况`, en: `Order ${order.number}` },
      language,
      preparedBy: await organizationName(tx, by.organizationId),
      until: moment.today,
      columns: columns(language),
      // An order holds five hundred matters at most: one page.
      pages: (async function* () {
        yield await reread(async (again): Promise<Row[]> => {
          const faces = await selectFaces(again, actor, moment, sql`m.order_id = ${orderId}`, sql``)
          const byId = new Map(faces.map((face) => [face.id, face]))
          return (await unitsOf(again, orderId)).map((unit) => ({ ...unit, face: byId.get(unit.matterId) }))
        })
      })(),
    })
  },
})
