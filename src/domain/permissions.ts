/**
 * Who may do what: one line per action. A rule names roles and, for things that stand in relation to organizations,
 * the relation by which the actor's organization must be joined to it. Being allowed to see comes before this.
 */
export const roles = [
  'inspector',
  'office_director',
  'leader',
  'liaison',
  'principal',
  'archivist',
  'overseer',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const
export type Role = (typeof roles)[number]

/** Roles that deal with matters; the three administrators see no business content (X11). */
export const businessRoles: readonly Role[] = [
  'inspector',
  'office_director',
  'leader',
  'liaison',
  'principal',
  'archivist',
]
/** Whoever may see a matter in some relation; 人大、政协 look on and do nothing (A41). */
export const sightRoles: readonly Role[] = [...businessRoles, 'overseer']
/** Relations that show the face of a matter, and nothing of what is inside. */
export const faceOnly: readonly Relation[] = ['superior', 'overseer']
/** System, security and audit administration are never one person's (GB/T 22239-2019; 三员分立). */
export const administrators: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin']

/** How an organization stands to a matter; `owner` is the organization that keeps a source, paper or account list. */
export const relations = [
  'supervisor',
  'coordinating_lead',
  'joint_lead',
  'supporting',
  'superior',
  'division',
  'overseer',
  'owner',
  'addressee',
  'self',
] as const
export type Relation = (typeof relations)[number]

type Rule = { readonly roles: readonly Role[]; readonly as: readonly Relation[] | 'anyone' }

const anyone: Rule = { roles, as: 'anyone' }
const units: readonly Relation[] = ['coordinating_lead', 'joint_lead', 'supporting']
const any = (...allowed: readonly Role[]): Rule => ({ roles: allowed, as: 'anyone' })
const as = (relation: Relation | readonly Relation[], ...allowed: readonly Role[]): Rule => ({
  roles: allowed,
  as: typeof relation === 'string' ? [relation] : relation,
})

export const permissions = {
  'me.read': [anyone],
  'me.change': [anyone],
  'directory.read': [anyone],
  'delegation.make': [any(...businessRoles)],
  'delegation.revoke': [any(...businessRoles, 'security_admin')],
  'readiness.read': [any('inspector', 'office_director', 'leader', 'system_admin', 'security_admin')],
  'portfolio.change': [any('office_director', 'principal')],
  'handover.make': [any('inspector', 'office_director', 'liaison', 'principal')],
  'workload.read': [any('inspector', 'office_director', 'leader', 'principal')],
  'organization.manage': [any('system_admin')],
  'account.manage': [any('system_admin')],
  'directory.fill': [any('system_admin', 'security_admin')],
  'appointment.grant': [any('security_admin')],
  'assistant.manage': [any('system_admin')],
  'trail.read': [any('audit_admin')],
  'setting.read': [any(...businessRoles)],
  'setting.change': [any('office_director')],
  'calendar.read': [anyone],
  'calendar.change': [any('system_admin', 'office_director')],
  'tray.read': [anyone],
  'ledger.read': [any(...sightRoles)],
  'oversight.read': [as(['supervisor', ...units], ...businessRoles)],
  'oversight.grant': [as('supervisor', 'inspector', 'office_director')],
  'source.register': [any('inspector', 'office_director')],
  'stock.take-over': [any('inspector', 'office_director')],
  'document-name.settle': [any('inspector', 'office_director')],
  'document-name.change': [as('owner', 'inspector', 'office_director')],
  'document-name.end': [as('owner', 'inspector', 'office_director')],
  'source.list': [any('inspector', 'office_director', 'leader')],
  'source.read': [as('owner', 'inspector', 'office_director', 'leader')],
  'source.change': [as('owner', 'inspector', 'office_director')],
  'source.attach': [as(['owner', 'supervisor'], 'inspector', 'office_director')],
  'matter.draft': [any('inspector', 'office_director')],
  'matter.draft-child': [as(['coordinating_lead', 'joint_lead', 'supporting'], 'liaison', 'principal')],
  'matter.read': [
    // Every party reads, whatever its people's roles: row security knows organizations, and the two must agree.
    as(['supervisor', ...units, 'superior', 'division', 'overseer'], ...sightRoles),
  ],
  'matter.correct': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'matter.submit': [as('supervisor', 'inspector', 'office_director', 'liaison')],
  'matter.decide': [as('supervisor', 'office_director', 'principal')],
  'matter.check': [as('supervisor', 'inspector', 'office_director', 'principal')],
  'matter.recall': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'matter.change': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'matter.suspend': [as('supervisor', 'office_director', 'leader', 'principal')],
  'matter.conclude': [as('supervisor', 'office_director', 'principal')],
  'matter.list': [as('supervisor', 'office_director', 'leader', 'principal')],
  'matter.clear': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'matter.reopen': [as('supervisor', 'office_director', 'leader', 'principal')],
  'matter.merge': [as('supervisor', 'office_director', 'principal')],
  'matter.cancel': [as('supervisor', 'office_director', 'leader', 'principal')],
  'extension.ask': [as('coordinating_lead', 'liaison', 'principal')],
  'extension.decide': [as('supervisor', 'office_director', 'leader', 'principal')],
  'assignment.dispute': [as(units, 'liaison', 'principal')],
  'dispute.view': [any('liaison', 'principal')],
  'dispute.list': [any(...businessRoles)],
  'dispute.decide': [as('supervisor', 'office_director', 'principal')],
  'dispute.decide-finally': [as('supervisor', 'leader', 'principal')],
  'notice.read': [anyone],
  'matter.archive': [as('supervisor', 'inspector', 'archivist', 'liaison')],
  'order.issue': [as('supervisor', 'inspector', 'office_director', 'liaison')],
  'order.read': [any(...businessRoles)],
  'period.read': [any(...businessRoles)],
  'period.open': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'period.keep': [as(['owner', 'supervisor'], 'inspector', 'office_director', 'liaison', 'principal')],
  'cadence.set': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'matter.assess': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'milestone.plan': [as(['supervisor', 'coordinating_lead'], 'inspector', 'office_director', 'liaison', 'principal')],
  'target.plan': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'order.conclude': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'division.read': [as('owner', 'inspector', 'office_director', 'leader')],
  'approval.record': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'consultation.open': [as('supervisor', 'inspector', 'office_director')],
  'consultation.ask': [as('coordinating_lead', 'liaison', 'principal')],
  'consultation.read': [as(['supervisor', ...units], ...businessRoles)],
  'consultation.answer': [as(units, 'liaison', 'principal')],
  'consultation.decide': [as('supervisor', 'office_director', 'principal')],
  'chase.record': [as('supervisor', 'inspector', 'office_director', 'leader', 'liaison', 'principal')],
  // 牵头抓总、催办查办、通报评价 are separate rights (A53): whoever urges does not assess by that.
  'chase.urge': [as('supervisor', 'inspector', 'office_director', 'leader', 'liaison', 'principal')],
  // 函件 leave the house under a number: whoever signs for the office, not whoever urges.
  'letter.issue': [as('supervisor', 'office_director', 'leader', 'principal')],
  'urging.read': [any('inspector', 'office_director', 'leader', 'liaison', 'principal')],
  'chase.read': [as(['supervisor', ...units], ...businessRoles)],
  'paper.record': [as(['supervisor', ...units], 'inspector', 'office_director', 'liaison', 'principal')],
  'paper.read': [as(['supervisor', ...units], ...businessRoles)],
  'scan.upload': [any(...businessRoles)],
  'assignment.acknowledge': [as(units, 'liaison', 'principal')],
  'assignment.contribute': [as(['joint_lead', 'supporting'], 'liaison', 'principal')],
  'report.write': [as('coordinating_lead', 'liaison', 'principal')],
  'assignment.name-responsible': [as(units, 'liaison', 'principal')],
  'assignment.agree-due': [as('coordinating_lead', 'liaison', 'principal')],
  'internal-division.give': [as(units, 'liaison', 'principal')],
  'internal-division.answer': [as([...units, 'division'], ...businessRoles)],
  'unit.read': [any('liaison', 'principal', 'leader')],
  'report.prepare': [as('coordinating_lead', 'liaison', 'principal')],
  'report.sign': [as('coordinating_lead', 'liaison', 'principal', 'leader')],
  'report.countersign': [as('joint_lead', 'liaison', 'principal')],
  'report.read-sealed': [any('liaison', 'principal')],
  'report.hand-in': [as('coordinating_lead', 'liaison', 'principal')],
  'message.ask': [as('supervisor', 'inspector', 'office_director', 'leader', 'liaison', 'principal')],
  'message.answer': [as(units, 'liaison', 'principal')],
  'review.conduct': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'submission.make': [as(['owner', 'supervisor'], 'inspector', 'office_director')],
  'submission.read': [as(['owner', 'supervisor'], 'inspector', 'office_director', 'leader')],
  'register.read': [any(...businessRoles)],
  'problem.register': [any('inspector', 'office_director', 'liaison', 'principal')],
  'problem.handle': [as('owner', 'inspector', 'office_director', 'liaison', 'principal')],
  'problem.answer': [as('addressee', 'liaison', 'principal')],
  'suggestion.decide': [as(['owner', 'addressee'], 'inspector', 'office_director', 'liaison', 'principal')],
  'coordination.open': [any('inspector', 'office_director', 'liaison', 'principal')],
  'coordination.decide': [as('owner', 'inspector', 'office_director', 'leader', 'principal')],
  'coordination.answer': [as('addressee', 'liaison', 'principal')],
  'escalation.write': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'help.ask': [any('inspector')],
  'help.answer': [as('owner', 'office_director', 'leader')],
  'plan.draft': [any('office_director', 'inspector')],
  'plan.change': [as('owner', 'office_director', 'inspector')],
  'plan.read': [as('owner', ...businessRoles)],
  'plan.approve': [as('owner', 'leader')],
  'plan.execute': [as('owner', 'inspector')],
  'theme.manage': [any('inspector', 'office_director')],
  'matter.grade': [as('supervisor', 'inspector', 'office_director', 'liaison', 'principal')],
  'matter.supervise': [as('supervisor', 'leader')],
  'matter.star': [anyone],
  'chase.receive': [as(units, 'liaison', 'principal')],
  'chase.reply': [as(units, 'liaison', 'principal')],
  'leader.read': [any('leader')],
  'leader.instruct': [as('supervisor', 'leader')],
  'instruction-draft.read': [any('inspector', 'office_director', 'leader')],
  'instruction-draft.register': [as('owner', 'inspector', 'office_director')],
  'guidance.send': [any('inspector', 'office_director')],
  'guidance.acknowledge': [as('addressee', 'inspector', 'office_director', 'liaison', 'principal')],
  'sample.draw': [any('inspector', 'office_director')],
} as const satisfies Record<string, readonly Rule[]>

export type Action = keyof typeof permissions

export type Appointment = {
  readonly organizationId: string
  readonly governmentId: string
  readonly role: Role
  /** The organization itself, the offices and divisions inside it, the coordinating bodies that have their seat there. */
  readonly reach: readonly string[]
  /** Whose appointment it is, where it is lent; `actions` are those lent, null all. */
  readonly onBehalfOf?: string
  readonly actions?: readonly string[] | null
}
export type Actor = {
  readonly accountId: string
  readonly name: string
  readonly appointments: readonly Appointment[]
}

/** That `organizationId` stands in `relation` to the thing acted on. */
export type Standing = { readonly organizationId: string; readonly relation: Relation }

const meets = (rule: Rule, appointment: Appointment, standings: readonly Standing[]): boolean =>
  rule.roles.includes(appointment.role) &&
  (rule.as === 'anyone' ||
    standings.some((each) => rule.as.includes(each.relation) && appointment.reach.includes(each.organizationId)))

/** What concerns the person, not the post, cannot be lent. */
const personal = /^(?:me|delegation)\./
const reading = /\.(?:read|list)$/

/** What may be lent by name: business, and no mere reading. */
export const lendable = (action: Action): boolean =>
  !personal.test(action) &&
  !reading.test(action) &&
  permissions[action].some((rule) => rule.roles.some((role) => businessRoles.includes(role)))

/** A lent appointment serves what was lent; reading comes along, since nobody can act on what they cannot see. */
export const serves = (appointment: Appointment, action: Action): boolean =>
  appointment.onBehalfOf === undefined ||
  (!personal.test(action) && (!appointment.actions || appointment.actions.includes(action) || reading.test(action)))

/** Those on whose behalf the actor may take an action, by an appointment of this role. */
export const lendersOf = (actor: Actor, action: Action, role: Role): readonly string[] =>
  actor.appointments.flatMap((each) =>
    each.onBehalfOf !== undefined && each.role === role && serves(each, action) ? [each.onBehalfOf] : [],
  )

/** The appointments by which the actor may take an action, their own before lent ones; none means 403 (or 404, where it cannot be seen at all). */
export const grantsFor = (actor: Actor, action: Action, standings: readonly Standing[] = []): readonly Appointment[] =>
  actor.appointments.filter(
    (appointment) =>
      serves(appointment, action) && permissions[action].some((rule) => meets(rule, appointment, standings)),
  )

export const may = (actor: Actor, action: Action, standings: readonly Standing[] = []): boolean =>
  grantsFor(actor, action, standings).length > 0
