import { archiveMatter } from '#contract/matters.ts'
import { makeSubmission, readSubmission } from '#contract/sources.ts'
import type { Told } from './plan.ts'
import type { Step } from './steps.ts'
import { versioned, type Above } from './work-steps.ts'

/** 呈报 to the leader who asked, and 阅结. */
export const answering = ({ paper }: Above, told: Told, ago: number, readAgo: number): Step[] => {
  const { instruction } = paper
  if (!instruction) return []
  return [
    {
      lane: told.no,
      ago,
      hour: 10,
      acts: 1,
      run: async (teller, moment) => {
        const { id } = await teller.matter(told.no)
        const source = await teller.source(paper.no)
        const text = `${told.wording.outcome}经审核，建议予以办结。`
        await teller.act(
          `${told.no}.submit-result`,
          teller.person(paper.inspector),
          makeSubmission,
          {
            sourceId: source.id,
            version: source.version,
            title: `关于${told.wording.title}办理情况的报告`,
            text,
            matterIds: [id],
          },
          moment,
        )
      },
    },
    {
      lane: told.no,
      ago: readAgo,
      hour: 16,
      acts: 1,
      run: async (teller, moment) => {
        const source = await teller.source(paper.no)
        const ids = await teller.read(async (tx) => ({
          submission: await tx
            .selectFrom('submission')
            .select('id')
            .where('source_id', '=', source.id)
            .executeTakeFirst(),
          instruction: await tx
            .selectFrom('instruction')
            .select('id')
            .where('source_id', '=', source.id)
            .executeTakeFirst(),
        }))
        if (!ids.submission || !ids.instruction) return
        await teller.act(
          `${told.no}.read`,
          teller.person(instruction.leader),
          readSubmission,
          { submissionId: ids.submission.id, instructionId: ids.instruction.id, how: 'system' },
          moment,
        )
      },
    },
  ]
}

export const archiving = (above: Above, told: Told, ago: number): Step => ({
  lane: told.no,
  ago,
  hour: 10,
  acts: 1,
  run: async (teller, moment) => {
    const matter = await teller.matter(told.no)
    const who = above.supervisor ? teller.at(above.supervisor, 'liaison') : teller.person('dangan')
    await teller.act(`${told.no}.archive`, who, archiveMatter, { ...versioned(matter), retention: '10_years' }, moment)
  },
})
