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
  signedForUnit: '主要负责人（国家层面、清单事项）或分管负责人已签字',
  completedByToday: '完成日期不晚于今天',
  townshipApproved: '下达乡镇已写明批准人',
  jointLeadsCountersigned: '共同牵头单位已会签',
  childrenEnded: '必办的分解任务已办结',
  childrenFit: '新时限不早于分解任务的时限',
  parentAtWork: '上级事项仍在办理中',
  reviewerOutsideUnit: '审核人不在承办单位',
  newDueAhead: '新时限不早于今天',
  sixCriteria: '六项办结标准逐项确认',
  verifiedByAnother: '核实人不是报送人',
  nobodyWaitsToRead: '没有等待阅结的批示',
  packageComplete: '归档材料完整',
}

const all: readonly Transition[] = transitions
const cell = (texts: readonly string[]) => texts.join('；') || '—'

const used = (): readonly MatterState[] => {
  const states = new Set(all.flatMap((each) => [...each.from, each.to]))
  return matterStates.filter((state) => states.has(state))
}

const diagram = (): string[] => [
  'stateDiagram-v2',
  ...used().map((state) => `  state "${stateNames[state]}" as ${state}`),
  '  [*] --> draft',
  ...all.flatMap((each) => each.from.map((from) => `  ${from} --> ${each.to}: ${each.name.zh}`)),
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
    from.map((state) => stateNames[state]).join('、'),
    stateNames[to],
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
