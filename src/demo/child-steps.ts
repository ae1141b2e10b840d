import { approveMatter, draftChild, submitMatter } from '#contract/matters.ts'
import { issueOrder } from '#contract/orders.ts'
import { fieldsOf } from './paper-steps.ts'
import type { Paper, Told } from './plan.ts'
import type { Step } from './steps.ts'
import type { Words } from './texts.ts'
import { workSteps } from './work-steps.ts'

const issuedAfter = 3

/** About when a child will have been accepted, so that its parent does not close over it. */
export const lastDayOf = (child: Told, parentReceived: number): number =>
  parentReceived - issuedAfter - Math.round(child.length * child.pace) - 8

/** 分解下达: the unit drafts, its principal approves, its liaison issues an order of its own to the lower organ. */
export const childSteps = (paper: Paper, parent: Told, child: Told, words: Words, parentReceived: number): Step[] => {
  const { no } = child
  const lane = { lane: no, acts: 1 }
  const issued = parentReceived - issuedAfter
  const steps: Step[] = [
    {
      ...lane,
      ago: parentReceived - 1,
      hour: 9,
      run: async (teller, moment) => {
        const above = await teller.matter(parent.no)
        const own = above.assignments.find((each) => each.organizationId === teller.organization(parent.lead))
        await teller.act(
          `${no}.draft`,
          teller.at(parent.lead, 'liaison'),
          draftChild,
          { ...fieldsOf(teller, child), assignmentId: own?.id ?? '', mandatory: no.endsWith('.1') },
          moment,
        )
      },
    },
    {
      ...lane,
      ago: parentReceived - 1,
      hour: 11,
      run: async (teller, moment) => {
        const { id, version } = await teller.matter(no)
        await teller.act(
          `${no}.submit`,
          teller.at(parent.lead, 'liaison'),
          submitMatter,
          { matterId: id, version },
          moment,
        )
      },
    },
    {
      ...lane,
      ago: parentReceived - 2,
      hour: 10,
      run: async (teller, moment) => {
        const { id, version } = await teller.matter(no)
        await teller.act(
          `${no}.approve`,
          teller.at(parent.lead, 'principal'),
          approveMatter,
          { matterId: id, version, opinion: '同意' },
          moment,
        )
      },
    },
    {
      ...lane,
      ago: issued,
      hour: 10,
      run: async (teller, moment) => {
        const { id, version } = await teller.matter(no)
        await teller.act(
          `${no}.issue`,
          teller.at(parent.lead, 'liaison'),
          issueOrder,
          { title: `关于${child.wording.title}的督办通知`, contact: '市政府督查科', matters: [{ id, version }] },
          moment,
        )
      },
    },
    ...workSteps({ supervisor: parent.lead, paper }, child, words, issued),
  ]
  return steps.filter((step) => step.ago >= 0)
}
