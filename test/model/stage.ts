import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { draftChild, draftMatter, getMatter } from '#contract/matters.ts'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { createOrganization } from '#contract/organizations.ts'
import { changeSetting } from '#contract/settings.ts'
import { addInstruction } from '#contract/sources.ts'
import { addDays, civilDate, type CivilDate } from '#domain/date.ts'
import type { MatterState } from '#domain/matter.ts'
import { deskOf } from '../../src/demo/desk.ts'
import type { Random } from '../../src/demo/random.ts'
import { outcomeOf } from '../kernel/raw.ts'
import { aSource } from '../support/matter.ts'
import { makeWorld, type World } from '../support/world.ts'

export type View = OutputOf<typeof getMatter>
export type Unit = 'jyt' | 'czt' | 'yunshan'

/** What the model believes of a matter: the test's own account, kept beside the real one. */
export type Known = {
  readonly id: string
  readonly sourceId: string
  readonly waitsForReading: boolean
  readonly isChild: boolean
  state: MatterState
  view: View
  lead: Unit
  deliveredOn: CivilDate | null
  /** Facts that a trial or a later move looks for. */
  readonly flags: Set<string>
}

export const liaisons: Readonly<Record<Unit, string>> = { jyt: 'liufang', czt: 'wujing', yunshan: 'hexin' }
export const principals: Readonly<Record<Unit, string>> = { jyt: 'huangweimin', czt: 'zhengzhong', yunshan: 'tangyuan' }

const isViewOf = (answer: unknown, id: string): answer is View =>
  typeof answer === 'object' && answer !== null && 'face' in answer && (answer as View).face.id === id

const content = {
  title: '新增公办学位3000个',
  target: '新增公办学位3000个',
  workContent: '新建、改扩建公办学校',
  requirement: '按时报送办理结果',
}
type Drafted = Partial<InputOf<typeof draftMatter>>

/** A government whose people hold the double posts that some guards are about, and a clock in the test's hand. */
export const setStage = async (random: Random) => {
  const world = await makeWorld('2026-03-02')
  let day = civilDate('2026-03-02')
  const extra = new Map<string, string>()
  const accountOf = (login: string) => extra.get(login) ?? world.person(login)
  const desk = (login: string) => deskOf(world.app, accountOf(login))
  const appoint = async (
    login: string,
    posts: readonly (readonly [string, 'liaison' | 'principal' | 'inspector'])[],
  ) => {
    const { account } = await world.desk('xitong')(createAccount, { name: login, login })
    let { version } = account
    for (const [at, role] of posts)
      ({ version } = await world.desk('anquan')(grantAppointment, {
        accountId: account.id,
        version,
        organizationId: world.org(at),
        role,
      }))
    extra.set(login, account.id)
  }
  await appoint('body.principal', [['inspectionBody', 'principal']])
  await appoint('both.sides', [
    ['inspectionBody', 'inspector'],
    ['jyt', 'liaison'],
    ['czt', 'liaison'],
    ['yunshan', 'liaison'],
  ])
  // Every extension is above the cap, so that the office's refusal and the leader's grant are both met.
  await desk('zhouguoping')(changeSetting, { key: 'extension.most', value: '0' })
  const { id: unitWithoutPrincipal } = await desk('xitong')(createOrganization, {
    parentId: world.org('government'),
    kind: 'department',
    name: '省新设机构',
  })
  const plain = await aSource(world)
  const instructed = await aSource(world, { kind: 'leader_instruction' })
  /** A source of its own whose leader waits for the answer. */
  const awaited = async () => {
    const sourceId = await aSource(world, { kind: 'leader_instruction' })
    await desk('limin')(addInstruction, {
      sourceId,
      version: 1,
      leaderId: world.person('wanghaifeng'),
      leaderName: '王海峰',
      leaderPost: '副省长',
      instructedOn: day,
      text: '请抓紧落实',
      answerRequired: true,
    })
    return sourceId
  }
  const known = (view: View, sourceId: string, more: Partial<Known> = {}): Known => ({
    id: view.face.id,
    sourceId,
    waitsForReading: false,
    isChild: false,
    state: 'draft',
    view,
    lead: 'jyt',
    deliveredOn: null,
    flags: new Set(),
    ...more,
  })
  const viewer = (matter: Known) => (matter.isChild ? 'huangweimin' : 'limin')
  const refresh = async (matter: Known) => {
    matter.view = await desk(viewer(matter))(getMatter, { matterId: matter.id })
  }
  const later = (days: number) => addDays(day, days)
  return {
    world,
    random,
    desk,
    accountOf,
    refresh,
    later,
    today: () => day,
    pass: (days: number) => {
      day = addDays(day, days)
      world.setToday(day)
    },
    unitWithoutPrincipal,
    plain,
    draft: async (given: Drafted = {}, { by = 'limin', isAwaited = false, isPlain = false } = {}): Promise<Known> => {
      const sourceId = isAwaited ? await awaited() : isPlain ? plain : instructed
      const view = await desk(by)(draftMatter, {
        ...content,
        budget: { kind: 'fixed', on: later(90) },
        leadOrganizationId: world.org('jyt'),
        ...given,
        sourceId,
      })
      return known(view, sourceId, { waitsForReading: isAwaited })
    },
    child: async (of: Known, days: number): Promise<Known> => {
      const lead = of.view.assignments.find((each) => each.part === 'coordinating_lead')
      const view = await desk('liufang')(draftChild, {
        ...content,
        budget: { kind: 'fixed', on: later(days) },
        leadOrganizationId: world.org('yunshan'),
        assignmentId: lead?.id ?? '',
        mandatory: true,
      })
      // Handing down is written on the assignment above it.
      await refresh(of)
      return known(view, of.sourceId, { isChild: true, lead: 'yunshan' })
    },
    /** One command as its caller gets it, and the matter as it is then. */
    call: async <T extends Operation>(matter: Known, login: string, operation: T, input: InputOf<T>) => {
      let answer: unknown
      const { code } = await outcomeOf(desk(login)(operation, input).then((given) => void (answer = given)))
      if (isViewOf(answer, matter.id)) matter.view = answer
      else if (code === 'done') await refresh(matter)
      return code
    },
  }
}
export type Stage = Awaited<ReturnType<typeof setStage>> & { readonly world: World }
