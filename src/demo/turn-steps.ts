import {
  cancelMatter,
  clearMatter,
  listMatter,
  mergeMatter,
  recallMatter,
  reopenMatter,
  resumeMatter,
  setLongTerm,
  suspendMatter,
  withdrawReport,
} from '#contract/changes.ts'
import { raiseDispute } from '#contract/disputes.ts'
import { askExtension, grantExtension } from '#contract/extensions.ts'
import type { InputOf, Operation } from '#contract/operation.ts'
import { addDays, civilDate, type CivilDate } from '#domain/date.ts'
import type { Paper, Told } from './plan.ts'
import type { Person } from './people.ts'
import type { Step } from './steps.ts'
import type { Standing, Teller } from './teller.ts'

/** What happens to a matter aside of the main line. */
export const turns = [
  'extended',
  'pending',
  'suspended',
  'resumed',
  'long_term',
  'disputed',
  'cancelled',
  'merged',
  'recalled',
  'withdrawn',
  'listed',
  'reopened',
] as const
export type Turn = (typeof turns)[number]
const allTurns: readonly string[] = turns
export const isTurn = (fate: string): fate is Turn => allTurns.includes(fate)

/** After these the unit hands nothing in. */
export const staysOpen: ReadonlySet<string> = new Set<Turn>([
  'pending',
  'suspended',
  'long_term',
  'disputed',
  'cancelled',
  'merged',
  'recalled',
])

export type Course = {
  readonly issued: number
  readonly received: number
  readonly handed: number
  readonly decided: number
}
type Given = { readonly matterId: string; readonly version: number }
type Fields<T extends Operation> = (given: Given, today: CivilDate, matter: Standing) => InputOf<T> | null

const at =
  (told: Told) =>
  <T extends Operation>(
    [ago, hour]: readonly [number, number],
    name: string,
    who: (teller: Teller) => Person,
    operation: T,
    fields: Fields<T>,
  ): Step => ({
    lane: told.no,
    ago,
    hour,
    acts: 1,
    run: async (teller, moment) => {
      const matter = await teller.matter(told.no)
      const input = fields({ matterId: matter.id, version: matter.version }, moment.today, matter)
      if (input) await teller.act(`${told.no}.${name}`, who(teller), operation, input, moment)
    },
  })

const later = (due: string | null, today: CivilDate, days: number): CivilDate =>
  addDays(due ? civilDate(due) : today, days)

/** The steps of a turn, between acknowledgement and the end. */
export const turnSteps = (paper: Paper, told: Told, { issued, received, handed, decided }: Course): Step[] => {
  const step = at(told)
  const director = (teller: Teller) => teller.person('zhouguoping')
  const inspector = (teller: Teller) => teller.person(paper.inspector)
  const lead = (teller: Teller) => teller.at(told.lead, 'principal')
  const ask = (ago: number) =>
    step([ago, 10], 'extend', lead, askExtension, (given, today, { due }) => ({
      ...given,
      reason: '受连续降雨和设备到货推迟影响，主体工程需顺延。',
      progress: '前期工作已全部完成，主体工程完成六成以上。',
      requestedDue: later(due, today, 21),
    }))
  const suspend = (ago: number) =>
    step([ago, 10], 'suspend', director, suspendMatter, (given) => ({
      ...given,
      document: '省政府专题会议纪要第18期',
      reason: '上位政策正在修订，待政策明确后继续办理。',
    }))
  switch (told.fate) {
    case 'extended':
      return [
        ask(handed + 4),
        step([handed + 2, 15], 'grant', director, grantExtension, (given, today, { due }) => ({
          ...given,
          newDue: later(due, today, 21),
          opinion: '同意延期一次，请倒排工期。',
        })),
      ]
    case 'pending':
      return [ask(received - 4)]
    case 'suspended':
      return [suspend(received - 6)]
    case 'resumed':
      return [
        suspend(received - 3),
        step([received - 7, 10], 'resume', director, resumeMatter, (given) => ({
          ...given,
          document: '省政府专题会议纪要第21期',
        })),
      ]
    case 'long_term':
      return [
        step([received - 7, 10], 'long-term', inspector, setLongTerm, (given) => ({
          ...given,
          basis: '属长期性工作，经研究转为长期推进，按季报送。',
        })),
      ]
    case 'disputed':
      return [
        step(
          [received - 1, 14],
          'dispute',
          (teller) => teller.at(told.lead, 'liaison'),
          raiseDispute,
          (given, _, matter) => {
            const own = matter.assignments.find((each) => each.part === 'coordinating_lead')
            if (!own) return null
            return {
              assignmentId: own.id,
              version: given.version,
              reason: '按“三定”规定第四条，该事项由行业主管部门承担，建议改由其牵头，我单位配合。',
            }
          },
        ),
      ]
    case 'cancelled':
      return [
        step([received - 5, 10], 'cancel', director, cancelMatter, (given) => ({
          ...given,
          ground: 'source_revoked' as const,
          reason: '原议定事项已由新的部署代替。',
          answer: '已书面告知议定机关和各承办单位，后续按新部署执行。',
        })),
      ]
    case 'merged':
      return [
        {
          lane: told.no,
          ago: received - 2,
          hour: 10,
          acts: 1,
          run: async (teller, moment) => {
            const [into, own] = [await teller.matter(paper.matters[0]?.no ?? ''), await teller.matter(told.no)]
            const input = {
              matterId: own.id,
              version: own.version,
              intoMatterId: into.id,
              reason: '内容与已立项事项重复，合并办理、一并答复。',
            }
            await teller.act(`${told.no}.merge`, director(teller), mergeMatter, input, moment)
          },
        },
      ]
    case 'recalled':
      return [
        step([issued, 16], 'recall', inspector, recallMatter, (given) => ({
          ...given,
          reason: '牵头单位需进一步商定，收回重新交办。',
        })),
      ]
    case 'withdrawn':
      return [
        step([handed, 16], 'withdraw', lead, withdrawReport, (given) => ({
          ...given,
          reason: '附表数据有误，核实后重新报送。',
        })),
      ]
    case 'listed':
      return [
        step([received - 3, 10], 'list', director, listMatter, (given) => ({
          ...given,
          listName: '省政府挂牌督办清单',
          reason: '群众反映集中，列入挂牌督办。',
        })),
        step(
          [decided - 3, 10],
          'clear',
          (teller) => teller.person('hanzhiqiang'),
          clearMatter,
          (given) => ({ ...given, opinion: '经现场复核，同意销号。' }),
        ),
      ]
    case 'reopened':
      return [
        step([decided - 5, 10], 'reopen', director, reopenMatter, (given, today) => ({
          ...given,
          finding: 'look_back_failed' as const,
          text: '“回头看”发现两个点位问题反弹，请继续整改。',
          newDue: addDays(today, 30),
        })),
      ]
    default:
      return []
  }
}
