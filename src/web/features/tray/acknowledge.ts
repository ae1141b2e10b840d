import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { getMatter } from '#contract/matters.ts'
import { acknowledgeAssignment } from '#contract/orders.ts'
import { call } from '#web/api/call.ts'
import { client, noteProblem } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { useSayProblem } from '#web/ui/problem.tsx'

const acknowledgeOne = async (matterId: string, mine: ReadonlySet<string>): Promise<void> => {
  const view = await call(getMatter, { matterId })
  let { version } = view.face
  for (const { id } of view.assignments.filter((each) => each.state === 'sent' && mine.has(each.organizationId)))
    ({
      face: { version },
    } = await call(acknowledgeAssignment, { assignmentId: id, version }))
}

/** 签收 of one matter or of all that lie here; what was acknowledged stays so when a later one fails. */
export const useAcknowledge = () => {
  const { home } = useText()
  const { message } = App.useApp()
  const me = useMe()
  const sayProblem = useSayProblem()
  return useMutation({
    mutationFn: async (matterIds: readonly string[]) => {
      const mine = new Set(me.appointments.map((each) => each.organizationId))
      for (const matterId of matterIds) await acknowledgeOne(matterId, mine)
      return matterIds.length
    },
    onSuccess: (n) => void message.success(home.acknowledged(n)),
    onError: (error) => {
      noteProblem(error)
      sayProblem(error)
    },
    onSettled: () => client.invalidateQueries(),
  })
}
