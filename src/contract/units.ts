import { z } from 'zod'
import { lights } from '#domain/light.ts'
import { matterStates } from '#domain/matter.ts'
import { date, flag, id, line, optional, outDate, phone, text, version } from './fields.ts'
import { MatterView } from './matter-views.ts'
import { operation } from './operation.ts'
import { nothing } from './session.ts'
import { UnitSideView } from './unit-side.ts'

export const responsible = {
  responsibleLeader: optional(line(40)),
  responsiblePerson: optional(line(40)),
  responsiblePhone: optional(phone),
}

export const acknowledgeAll = operation({
  id: 'assignments.acknowledge-all',
  method: 'POST',
  path: '/acknowledgements',
  permission: 'assignment.acknowledge',
  tag: 'assignments',
  summary: { zh: '一次签收多件', en: 'Acknowledge several at once' },
  input: z.object({ assignmentIds: z.array(id).min(1).max(200), ...responsible }),
  output: z.object({ acknowledged: z.number().int() }),
})
export const nameResponsible = operation({
  id: 'assignments.name-responsible',
  method: 'POST',
  path: '/assignments/{assignmentId}/responsible',
  permission: 'assignment.name-responsible',
  tag: 'assignments',
  summary: { zh: '变更责任人', en: 'Name who is responsible' },
  input: z.object({ assignmentId: id, version, ...responsible }),
  output: MatterView,
})
export const agreeDue = operation({
  id: 'assignments.agree-due',
  method: 'POST',
  path: '/assignments/{assignmentId}/agreed-due',
  permission: 'assignment.agree-due',
  tag: 'assignments',
  summary: { zh: '约定配合时限', en: 'Agree on a day with a supporting unit' },
  input: z.object({ assignmentId: id, version, due: date }),
  output: UnitSideView,
})

export const giveDivision = operation({
  id: 'internal-divisions.give',
  method: 'POST',
  path: '/assignments/{assignmentId}/internal-divisions',
  permission: 'internal-division.give',
  tag: 'internal-divisions',
  summary: { zh: '内部分办', en: 'Give to a division or person of one’s own' },
  input: z.object({
    assignmentId: id,
    divisionId: optional(id),
    accountId: optional(id),
    note: optional(text(500)),
    wantedBy: optional(date),
  }),
  output: UnitSideView,
})
export const answerDivision = operation({
  id: 'internal-divisions.answer',
  method: 'POST',
  path: '/internal-divisions/{internalDivisionId}/answer',
  permission: 'internal-division.answer',
  tag: 'internal-divisions',
  summary: { zh: '分办反馈', en: 'Write back to the unit' },
  input: z.object({ internalDivisionId: id, version, answer: text(2_000), done: flag.default(false) }),
  output: UnitSideView,
})
export const endDivision = operation({
  id: 'internal-divisions.end',
  method: 'POST',
  path: '/internal-divisions/{internalDivisionId}/ending',
  permission: 'internal-division.give',
  tag: 'internal-divisions',
  summary: { zh: '收回分办', en: 'Take back what was given inside' },
  input: z.object({ internalDivisionId: id, version }),
  output: UnitSideView,
})

export const getMyUnit = operation({
  id: 'units.mine',
  method: 'GET',
  path: '/my-unit',
  permission: 'unit.read',
  tag: 'units',
  summary: { zh: '本单位人员和内设机构', en: 'The people and divisions of one’s own unit' },
  input: nothing,
  output: z.object({
    people: z.array(
      z.object({ id, name: z.string(), post: z.string().nullable(), phone: z.string().nullable(), at: z.string() }),
    ),
    divisions: z.array(z.object({ id, name: z.string() })),
    /** Who was named when something was acknowledged last. */
    last: z
      .object({ leader: z.string().nullable(), person: z.string().nullable(), phone: z.string().nullable() })
      .nullable(),
  }),
})

export const UnitLedgerRow = z.object({
  id,
  number: z.string().nullable(),
  title: z.string(),
  part: z.enum(['coordinating_lead', 'joint_lead', 'supporting']),
  state: z.enum(matterStates),
  light: z.enum(lights),
  due: outDate,
  workdaysLeft: z.number().int().nullable(),
  responsible: z.string().nullable(),
  phone: z.string().nullable(),
  dividedTo: z.string().nullable(),
  progress: z.string().nullable(),
  progressOn: outDate,
})
export const getUnitLedger = operation({
  id: 'units.ledger',
  method: 'GET',
  path: '/unit-ledger',
  permission: 'unit.read',
  tag: 'units',
  summary: { zh: '本单位承办台账', en: 'The ledger of one’s own unit' },
  input: z.object({ ended: z.enum(['true', 'false']).default('false') }),
  output: z.object({
    unit: z.string(),
    total: z.number().int(),
    superiors: z.array(z.object({ id, name: z.string(), rows: z.array(UnitLedgerRow) })),
  }),
})
