import { answerTask, decideCoordination, openCoordination } from '#contract/coordination.ts'
import { sendEscalation } from '#contract/escalations.ts'
import { askForHelp } from '#contract/help.ts'
import { findCause, registerProblem, reportProblem } from '#contract/problems.ts'
import { submitSuggestion } from '#contract/suggestions.ts'
import { plain, same, type Input, type Kit, type Recipe, type Recipes } from './kit.ts'

/** Kept by the inspection body, addressed to the finance department. */
export const registerRecipes = ({ world, cast, inspector, make, on }: Kit): Recipes => {
  const newProblem = {
    title: '专项资金尚未下达',
    description: '三个市尚未收到第二批资金',
    kind: 'funds',
    severity: 'major',
    ownerId: world.org('czt'),
  } as const
  const problem = () => inspector(registerProblem, newProblem)
  const onProblem = (more: Input, prepare = problem): Recipe => {
    return async () => {
      const { id, version } = await prepare()
      return same({ problemId: id, version, ...more })
    }
  }
  const reported = async () => {
    const { id, version } = await problem()
    return inspector(reportProblem, { problemId: id, version, reportedTo: '省财政厅' })
  }
  const explained = async () => {
    const { id, version } = await problem()
    return inspector(findCause, { problemId: id, version, cause: 'funds', note: '预算调整未完成' })
  }
  const suggestion = { policy: '省级财政专项资金管理办法', text: '缩短下达时间', addressee: '省财政厅' }
  const issue = {
    title: '学校用地指标',
    issue: '两市用地指标不足',
    participantIds: [world.org('zjt')],
    ownerId: world.org('czt'),
    due: '2026-10-20',
  }
  const tasks = [{ organizationId: world.org('czt'), text: '安排周转指标', due: '2026-09-30' }]
  const coordination = () => inspector(openCoordination, issue)
  const decided = async () => {
    const { id, version } = await coordination()
    return inspector(decideCoordination, { coordinationId: id, version, decision: '由省统筹解决', tasks })
  }
  const escalation = {
    issue: '跨省用水',
    tried: '已两次会商',
    proposal: '请国家主管部门协调',
    addressee: '国务院办公厅',
  }
  const chief = cast('superior', 'office_director').accountId
  const help = { title: '请协调核查人员', text: '需抽调专业人员两名', ownerId: chief }
  return {
    'problems.register': plain(newProblem),
    'problems.report': onProblem({ reportedTo: '省财政厅' }),
    'problems.find-cause': onProblem({ cause: 'funds', note: '预算调整未完成' }),
    'problems.answer': onProblem({ answer: '本月底前下达' }),
    'problems.close': onProblem({ result: '已下达' }, reported),
    'problems.list': plain(),
    'problems.count-causes': plain(),
    'suggestions.submit': onProblem({ ...suggestion, version: undefined }, explained),
    'suggestions.decide': async () => {
      const { id } = await explained()
      const made = await inspector(submitSuggestion, {
        problemId: id,
        ...suggestion,
        addresseeId: world.org('czt'),
      })
      return same({ suggestionId: made.id, version: made.version, decision: 'declined', reason: '与现行预算法不符' })
    },
    'suggestions.list': plain(),
    'coordination.open': plain(issue),
    'coordination.decide': async () => {
      const { id, version } = await coordination()
      return same({ coordinationId: id, version, decision: '由省统筹解决', tasks })
    },
    'coordination.answer': async () => same({ taskId: (await decided()).tasks[0]?.id, answer: '已安排' }),
    'coordination.close': async () => {
      const open = await decided()
      const answered = await world.desk('wujing')(answerTask, { taskId: open.tasks[0]?.id ?? '', answer: '已安排' })
      return same({ coordinationId: answered.id, version: answered.version })
    },
    'coordination.list': plain(),
    'escalations.send': on(make.atWork, { version: undefined, ...escalation }),
    'escalations.reply': async () => {
      const { face } = await make.atWork()
      const sent = await cast('supervisor', 'liaison').desk(sendEscalation, { matterId: face.id, ...escalation })
      return same({ escalationId: sent.id, version: sent.version, reply: '同意，由国家主管部门协调' })
    },
    'escalations.list': plain(),
    'help.ask': plain(help),
    'help.answer': async () => {
      const asked = await inspector(askForHelp, help)
      return same({ helpId: asked.id, version: asked.version, answer: '已请人事处抽调' })
    },
    'help.list': plain(),
  }
}
