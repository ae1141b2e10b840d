import type { GuardName } from '#domain/matter-guards.ts'
import { endStates, matterStates, transitions, type MatterState, type Transition } from '#domain/matter.ts'

const stateNames: Readonly<Record<MatterState, string>> = {
  draft: '草拟',
  proposed: '待审批',
  established: '已立项',
  dispatched: '已交办',
  in_progress: '在办',
  reported: '已报送待审',
  under_review: '审核中',
  accepted: '已审待呈',
  completed: '办结',
  cleared: '销号',
  archived: '归档',
  suspended: '暂缓办理',
  long_term: '长期推进',
  cancelled: '撤销立项',
  merged: '并入',
}

const guardNames: Readonly<Record<GuardName, string>> = {
  hasFive: '目标任务、工作内容、交办要求、完成时限、牵头单位和责任人齐全',
  hasSource: '有立项来源',
  leadIsNotSupervisor: '牵头单位不是督办机构',
  fitsParent: '时限不晚于上级事项',
  notTheDrafter: '不是起草人',
  namedBySource: '来件已明确单位和时限，或是领导批示',
  notDueYet: '时限不早于今天',
  outcomeAgainstTarget: '办理结果对照目标（有数量的报数量）',
  signedForUnit: '单位负责人已签字',
  jointLeadsCountersigned: '共同牵头单位已会签',
  childrenEnded: '必办的分解任务已办结',
  childrenFit: '新时限不早于分解任务的时限',
  parentAtWork: '上级事项仍在办理中',
  reviewerOutsideUnit: '审核人不在承办单位',
  newDueAhead: '新时限不早于今天',
  sixCriteria: '六项办结标准逐项确认',
  notedByGrade: '按事项分级逐项写明核实情况',
  verifiedByAnother: '核实人不是报送人',
  nobodyWaitsToRead: '没有等待阅结的批示',
  packageComplete: '归档材料完整',
  nobodyAcknowledged: '尚无单位签收',
  withinDisputeWindow: '在申请改办期限内',
  onceAUnit: '本单位首次就此事项申请改办',
  disputeOpen: '有待协调的改办申请',
  appealableOnce: '已有一次决定，且不是最终决定',
  newUnitIsNew: '新单位不在现有承办单位之中，也不是督办机构',
  newLeadIsAnother: '新牵头单位不是现牵头单位，也不是督办机构',
  leadHasNoChildren: '原牵头单位没有未办结的分解任务',
  notAfterDue: '不迟于到期日',
  noExtensionPending: '没有待答复的延期申请',
  requestedLater: '申请的时限晚于现时限',
  extensionPending: '有待答复的延期申请',
  withinExtensionCap: '未超过延期次数上限，超过的由领导批准',
  resumesWithDue: '恢复后有明确的时限',
  notListedYet: '尚未列入清单',
  isListed: '已列入清单',
  clearedByAnother: '销号人不是起草人、审核人',
  clearedIfListed: '列入清单的已销号',
  trueDuplicate: '同一督办机构、同一牵头单位的重复事项，且对方未结束',
}

const all: readonly Transition[] = transitions
const cell = (texts: readonly string[]) => texts.join('；') || '—'

const used = (): readonly MatterState[] => {
  const states = new Set<string>(all.flatMap((each) => [...each.from, each.to]))
  return matterStates.filter((state) => states.has(state))
}

const diagram = (): string[] => [
  'stateDiagram-v2',
  ...used().map((state) => `  state "${stateNames[state]}" as ${state}`),
  '  [*] --> draft',
  // What leaves the state as it is would draw a loop at every state: it stands in the table only.
  ...all.flatMap(({ from, to, name }) =>
    to === 'stays' ? [] : (from.length === 0 ? ['[*]'] : from).map((each) => `  ${each} --> ${to}: ${name.zh}`),
  ),
  ...used()
    .filter((state) => endStates.includes(state) && !all.some((each) => each.from.includes(state)))
    .map((state) => `  ${state} --> [*]`),
]

const row = ({ row, event, name, from, to, action, guards }: Transition): string =>
  [
    '',
    row,
    name.zh,
    `\`${event}\``,
    from.map((state) => stateNames[state]).join('、') || '（系统外）',
    to === 'stays' ? '不变' : stateNames[to],
    `\`${action}\``,
    cell(guards.map((guard) => guardNames[guard])),
    '',
  ].join(' | ')

/** The table of transitions that the commands obey, as a picture and as a table that an office can check. */
export const printStates = (): string =>
  [
    '# 督办事项的状态与流转 · States of a matter',
    '',
    'Printed from `src/domain/matter.ts` by `npm run print`; a transition that is not in this table does not exist.',
    '',
    '```mermaid',
    ...diagram(),
    '```',
    '',
    '| 行 | 环节 | 事件 | 从 | 到 | 所需权限 | 条件 |',
    '|---|---|---|---|---|---|---|',
    ...all.map((each) => row(each).trim()),
    '',
    `尚无流转到达或离开的状态 · states that no transition touches yet: ${cell(
      matterStates.filter((state) => !used().includes(state)).map((state) => `${stateNames[state]} \`${state}\``),
    )}`,
    '',
  ].join('\n')
