import { answerTask, decideCoordination, openCoordination } from '#contract/coordination.ts'
import { answerProblem, closeProblem, findCause, registerProblem, reportProblem } from '#contract/problems.ts'
import { decideSuggestion, submitSuggestion } from '#contract/suggestions.ts'
import type { Operation } from '#contract/operation.ts'
import { addDays } from '#domain/date.ts'
import type { Office } from './office.ts'
import type { Person } from './people.ts'
import type { Step } from './steps.ts'
import type { Teller } from './teller.ts'

type Row = { readonly id: string; readonly version: number }

const versionOf = (teller: Teller, table: 'problem' | 'coordination', title: string): Promise<Row> =>
  teller.read((tx) =>
    tx.selectFrom(table).select(['id', 'version']).where('title', '=', title).executeTakeFirstOrThrow(),
  )

const oneAct = (lane: string, ago: number, hour: number, run: Step['run']): Step => ({ lane, ago, hour, acts: 1, run })

const problemSteps = (problem: Office['problems'][number], no: number): Step[] => {
  const lane = `o.problem${no}`
  const { ago, title, owner, suggestion } = problem
  const keeper = (teller: Teller) => teller.person(problem.by)
  const then = <T extends Operation>(
    on: number,
    name: string,
    who: (teller: Teller) => Person,
    operation: T,
    fields: object,
  ) =>
    oneAct(lane, on, 14, async (teller, moment) => {
      const { id, version } = await versionOf(teller, 'problem', title)
      // Fields and operation of one step are written side by side below.
      const input = { problemId: id, version, ...fields } as Parameters<typeof teller.act<T>>[3]
      await teller.act(`${lane}.${name}`, who(teller), operation, input, moment)
    })
  const steps = [
    oneAct(lane, ago, 9, async (teller, moment) => {
      const { description, kind, severity } = problem
      const ownerId = teller.organization(owner)
      const input = { title, description, kind, severity, ownerId, firstSeen: moment.today }
      await teller.act(`${lane}.register`, teller.person(problem.by), registerProblem, input, moment)
    }),
  ]
  if (problem.reportedTo) steps.push(then(ago - 2, 'report', keeper, reportProblem, { reportedTo: problem.reportedTo }))
  if (problem.cause)
    steps.push(then(ago - 4, 'cause', keeper, findCause, { cause: problem.cause, note: problem.causeNote }))
  if (suggestion)
    steps.push(
      oneAct(lane, ago - 6, 10, async (teller, moment) => {
        const { id: problemId } = await versionOf(teller, 'problem', title)
        const { policy, clause, text, to } = suggestion
        const addressee = { addressee: '起草单位', addresseeId: teller.organization(to) }
        const input = { problemId, policy, clause, text, ...addressee }
        await teller.act(`${lane}.suggest`, keeper(teller), submitSuggestion, input, moment)
      }),
      oneAct(lane, ago - 20, 16, async (teller, moment) => {
        const { id: suggestionId, version } = await teller.read((tx) =>
          tx
            .selectFrom('policy_suggestion')
            .select(['id', 'version'])
            .where('policy', '=', suggestion.policy)
            .executeTakeFirstOrThrow(),
        )
        const input = { suggestionId, version, decision: suggestion.decided }
        await teller.act(`${lane}.decide`, teller.at(suggestion.to, 'principal'), decideSuggestion, input, moment)
      }),
    )
  const answerer = (teller: Teller) => teller.at(owner, 'liaison')
  if (problem.answer) steps.push(then(ago - 22, 'answer', answerer, answerProblem, { answer: problem.answer }))
  if (problem.result) steps.push(then(ago - 25, 'close', keeper, closeProblem, { result: problem.result }))
  return steps
}

const coordinationSteps = (wanted: Office['coordination'][number], no: number): Step[] => {
  const lane = `o.coordination${no}`
  const { ago, title, issue, decision, tasks = [] } = wanted
  const steps = [
    oneAct(lane, ago, 10, async (teller, moment) => {
      const participantIds = wanted.with.map((key) => teller.organization(key))
      const due = addDays(moment.today, wanted.days)
      const input = { title, issue, participantIds, ownerId: teller.organization(wanted.owner), due }
      await teller.act(`${lane}.open`, teller.person('limin'), openCoordination, input, moment)
    }),
  ]
  if (!decision) return steps
  steps.push(
    oneAct(lane, ago - 4, 16, async (teller, moment) => {
      const { id: coordinationId, version } = await versionOf(teller, 'coordination', title)
      const given = tasks.map(({ to, text, days }) => ({
        organizationId: teller.organization(to),
        text,
        due: addDays(moment.today, days),
      }))
      const input = { coordinationId, version, decision, tasks: given }
      await teller.act(`${lane}.decide`, teller.person('zhouguoping'), decideCoordination, input, moment)
    }),
  )
  for (const [i, { text, to, answer }] of tasks.entries())
    if (answer)
      steps.push(
        oneAct(lane, ago - 9, 15, async (teller, moment) => {
          const { id: taskId } = await teller.read((tx) =>
            tx.selectFrom('coordination_task').select('id').where('text', '=', text).executeTakeFirstOrThrow(),
          )
          await teller.act(`${lane}.answer.${i}`, teller.at(to, 'liaison'), answerTask, { taskId, answer }, moment)
        }),
      )
  return steps
}

/** 协调与问题: one problem walked to its end, one under way, one nobody was told of; one issue decided, one open. */
export const registerSteps = (office: Office): Step[] =>
  [...office.problems.flatMap(problemSteps), ...office.coordination.flatMap(coordinationSteps)].filter(
    (step) => step.ago >= 0,
  )
