import { App } from 'antd'
import { progressMany } from '#contract/answers.ts'
import { acknowledgeAll, type getMyUnit } from '#contract/units.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'

export type Named = OutputOf<typeof getMyUnit>['last']

/** Who was responsible last time is offered again, so that acknowledging stays one click. */
export const responsibleFrom = (last: Named) => ({
  responsibleLeader: last?.leader ?? undefined,
  responsiblePerson: last?.person ?? undefined,
  responsiblePhone: last?.phone ?? undefined,
})

export const useOwedActs = (onDone: () => void) => {
  const { units } = useText()
  const { message } = App.useApp()
  const acknowledge = useCommand(acknowledgeAll, {
    onDone: ({ acknowledged }) => {
      void message.success(units.acknowledged(acknowledged))
      onDone()
    },
  })
  const report = useCommand(progressMany, {
    onDone: ({ reported }) => {
      void message.success(units.reported(reported))
      onDone()
    },
  })
  return { acknowledge, report }
}
