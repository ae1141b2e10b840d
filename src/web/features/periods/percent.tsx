import type { OutputOf } from '#contract/operation.ts'
import type { getMilestones } from '#contract/milestones.ts'
import { useText } from '#web/text/use-text.ts'
import '#web/ui/periods.css'

type Progress = NonNullable<OutputOf<typeof getMilestones>['progress']>

/** 进度 as a bar, a number, and the arithmetic behind it. */
export const Percent = ({
  progress,
  short = false,
}: {
  readonly progress: Progress | null
  readonly short?: boolean
}) => {
  const { periods } = useText()
  if (progress === null) return short ? null : <span className="soft">{periods.noPercent}</span>
  const { milestones, targets } = progress
  return (
    <span className="percent">
      <span className="percent-bar" aria-hidden="true">
        <span style={{ width: `${progress.percent}%` }} />
      </span>
      <strong className="number">{periods.percent(progress.percent)}</strong>
      {short ? null : (
        <span className="soft">
          {[
            milestones && periods.byMilestones(milestones.part, milestones.whole),
            targets && periods.byTargets(targets.part, targets.whole),
          ]
            .filter(Boolean)
            .join('；')}
        </span>
      )}
    </span>
  )
}
