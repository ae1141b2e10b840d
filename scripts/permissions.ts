import { z } from 'zod'
import { pathFields, type Operation } from '#contract/operation.ts'
import { transitions, type MatterState, type Transition } from '#domain/matter.ts'
import { tierNames, tierOf } from '#domain/tiers.ts'
import { may, roles, sightRoles, type Action, type Actor, type Relation, type Role } from '#domain/permissions.ts'

/** How the asker's organization stands to the thing asked for; `stranger` to it, or of the house, or of another one. */
export type Place = Relation | 'stranger' | 'own' | 'outsider' | 'other'
export type Answer = '2xx' | '403' | '404'
export type Cell = { readonly role: Role; readonly place: Place; readonly answer: Answer }

const parties: readonly Place[] = [
  'supervisor',
  'coordinating_lead',
  'joint_lead',
  'supporting',
  'superior',
  'stranger',
]
const keepers: readonly Place[] = ['owner', 'coordinating_lead', 'stranger']
const anywhere: readonly Place[] = ['own', 'outsider']

/** What an operation acts on, and who sees such a thing at all: row security said in one column. */
const subjects = {
  matter: {
    places: [...parties, 'overseer'],
    seenBy: ['supervisor', 'coordinating_lead', 'joint_lead', 'supporting', 'superior', 'overseer'],
  },
  draft: { places: parties, seenBy: ['supervisor'] },
  assignment: { places: parties, seenBy: ['supervisor', 'coordinating_lead', 'joint_lead', 'supporting'] },
  draftReport: { places: parties, seenBy: ['coordinating_lead', 'joint_lead'] },
  innerDivision: { places: parties, seenBy: ['coordinating_lead'] },
  order: { places: parties, seenBy: ['supervisor', 'coordinating_lead', 'joint_lead', 'supporting', 'superior'] },
  period: { places: parties, seenBy: ['supervisor', 'coordinating_lead', 'joint_lead', 'supporting'] },
  source: { places: keepers, seenBy: ['owner'] },
  register: { places: ['owner', 'addressee', 'stranger'], seenBy: ['owner', 'addressee'] },
  kept: { places: ['owner', 'stranger'], seenBy: ['owner'] },
  token: { places: ['self', 'other'], seenBy: ['self'] },
  account: { places: anywhere, seenBy: 'everybody' },
  nothing: { places: anywhere, seenBy: 'everybody' },
} as const satisfies Record<string, { places: readonly Place[]; seenBy: readonly Place[] | 'everybody' }>
export type SubjectKind = keyof typeof subjects

const named: Readonly<Record<string, SubjectKind>> = {
  assignmentId: 'assignment',
  disputeId: 'assignment',
  viewOfDispute: 'nothing',
  proposalId: 'source',
  submissionId: 'source',
  instructionId: 'source',
  attachmentId: 'source',
  obligationId: 'source',
  sourceId: 'source',
  requestId: 'source',
  hintId: 'source',
  problemId: 'register',
  suggestionId: 'register',
  coordinationId: 'register',
  taskId: 'register',
  noteId: 'register',
  helpId: 'kept',
  nameId: 'kept',
  planId: 'kept',
  itemId: 'kept',
  draftId: 'kept',
  escalationId: 'assignment',
  chaseId: 'assignment',
  letterId: 'assignment',
  matterId: 'matter',
  matters: 'matter',
  orderId: 'order',
  periodId: 'period',
  divisionId: 'source',
  consultationId: 'assignment',
  paperActId: 'assignment',
  batchId: 'source',
  accountId: 'account',
  appointmentId: 'account',
  tokenId: 'token',
  assignmentIds: 'assignment',
  matterIds: 'matter',
  questionIds: 'assignment',
  reportId: 'assignment',
  reportDraftId: 'draftReport',
  internalDivisionId: 'innerDivision',
  organizationId: 'account',
  portfolioId: 'account',
  delegationId: 'account',
  changeId: 'nothing',
}

const beforeHandDown: ReadonlySet<MatterState> = new Set(['draft', 'proposed', 'established'])

/** Taken before anything was handed down: the units do not know yet that there is such a matter. */
const isEarly = (action: Action): boolean => {
  const steps = (transitions as readonly Transition[]).filter((each) => each.action === action)
  if (action === 'matter.correct' || action === 'consultation.open' || action === 'approval.record') return true
  return steps.length > 0 && steps.every((each) => each.from.every((state) => beforeHandDown.has(state)))
}

/** From the fields that an operation cannot do without; one that names something unheard of has no cell, and fails. */
export const subjectOf = (of: Operation): SubjectKind => {
  const schema = z.toJSONSchema(of.input, { io: 'input', unrepresentable: 'any' }) as { required?: string[] }
  const unknown = pathFields(of.path).find((field) => named[field] === undefined)
  if (unknown !== undefined) throw new Error(`${of.id} acts on ${unknown}, and nothing says who sees that`)
  const field = Object.keys(named).find((name) => schema.required?.includes(name))
  const kind = field === undefined ? 'nothing' : (named[field] ?? 'nothing')
  return kind === 'matter' && of.permission !== null && isEarly(of.permission) ? 'draft' : kind
}

const someone = (role: Role): Actor => ({
  accountId: 'somebody',
  name: '某某',
  appointments: [{ organizationId: 'here', governmentId: 'here', role, reach: ['here'] }],
})

const answerFor = (action: Action, kind: SubjectKind, role: Role, place: Place): Answer => {
  const { seenBy } = subjects[kind] as { seenBy: readonly Place[] | 'everybody' }
  const isPlain = seenBy === 'everybody' || place === 'self'
  const sees = seenBy === 'everybody' || (seenBy.includes(place) && (isPlain || sightRoles.includes(role)))
  if (!sees) return '404'
  const standings = isPlain ? [] : [{ organizationId: 'here', relation: place as Relation }]
  return may(someone(role), action, standings) ? '2xx' : '403'
}

/** Every role in every place: what the door answers. */
export const cellsOf = (of: Operation): readonly Cell[] => {
  const action = of.permission
  if (action === null) throw new Error(`${of.id} opens before anybody is known`)
  const kind = subjectOf(of)
  return subjects[kind].places.flatMap((place) =>
    roles.map((role) => ({ role, place, answer: answerFor(action, kind, role, place) })),
  )
}

const titles: Readonly<Record<SubjectKind, string>> = {
  draft: '事项交办之前 · a matter before it is handed down',
  matter: '督办事项 · a matter that was handed down',
  assignment: '承办 · an assignment of it',
  draftReport: '草稿待签 · a completion report that was prepared and is not signed yet',
  innerDivision: '内部分办 · what a unit gave to its own people',
  order: '交办件 · the order that carries it',
  period: '报送期 · a reporting period with it in it',
  source: '来件、条目、呈报 · a source, its proposals and submissions',
  register: '问题、建议、协调、指导 · entries of registers that are addressed to a unit',
  kept: '协助请求、计划、领导批示拟稿 · entries that only their keeper sees',
  account: '用户 · an account',
  token: '访问令牌 · a bearer token',
  nothing: '不针对某一对象 · nothing in particular',
}

const rowsOf = (of: Operation): string[] => {
  const cells = cellsOf(of)
  return [...new Set(cells.map((cell) => cell.place))].map((place, i) => {
    const answers = cells.filter((cell) => cell.place === place).map((cell) => cell.answer)
    const label = i === 0 ? `${of.summary.zh} \`${of.id}\`` : ''
    const tier = i === 0 && of.permission !== null ? tierNames[tierOf(of.permission)] : ''
    return `| ${label} | ${tier} | ${place} | ${answers.join(' | ')} |`
  })
}

export const printPermissions = (doors: readonly Operation[], operations: readonly Operation[]): string => {
  const kinds = (Object.keys(titles) as SubjectKind[]).map((kind) => {
    const inside = operations.filter((each) => subjectOf(each) === kind).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    return [
      `## ${titles[kind]}`,
      '',
      `| | tier | | ${roles.join(' | ')} |`,
      `|---|---|---|${roles.map(() => '---|').join('')}`,
      ...inside.flatMap(rowsOf),
      '',
    ].join('\n')
  })
  return [
    '# 权限 · Who may do what',
    '',
    'Printed from `src/domain/permissions.ts` by `npm run print`. `test/permissions.test.ts` knocks on the real door for',
    'every cell. 2xx: allowed, as far as the rules of the matter (409) agree; 403: sees it and may not; 404: cannot tell',
    'that it exists. The tier says who acts: the government decides, the office coordinates, the inspection body executes.',
    'The column after it says how the organization of the appointment stands to the thing.',
    '',
    `没有登录即可使用 · Open before anybody is known: ${doors.map((each) => `${each.summary.zh} \`${each.id}\``).join('、')}`,
    '',
    ...kinds,
  ].join('\n')
}
