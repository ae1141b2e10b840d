import { App } from 'antd'
import { acceptMany } from '#contract/sources.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { isClear, prefilled } from './acceptance.ts'
import { mayBeMarked } from './assistant-lines.ts'
import type { Acceptance, Proposal, SourceData } from './types.ts'
import type { Meanings } from './units.ts'

/** As many as one act takes. */
const most = 500

/** Of some lines those that leave nothing to ask, and the one act that takes them all over. */
export const useAcceptClear = (
  { row }: SourceData,
  of: readonly Proposal[],
  meanings: Meanings,
  onDone: () => void,
) => {
  const { sources } = useText()
  const { message } = App.useApp()
  const { today } = useMe()
  const open = of.filter(mayBeMarked)
  const clear = open.filter((each) => isClear(each, meanings)).slice(0, most)
  const accept = useCommand(acceptMany, {
    onDone: () => {
      const left = open.length - clear.length
      void message.success(left > 0 ? sources.acceptedSome(clear.length, left) : sources.acceptedAll(clear.length))
      onDone()
    },
  })
  const acceptClear = () =>
    clear.length > 0 &&
    !accept.isPending &&
    accept.mutate({
      sourceId: row.id,
      version: row.version,
      items: clear.map((each) => ({
        proposalId: each.id,
        ...(prefilled(each, meanings, today, sources.defaultRequirement) as Acceptance),
      })),
    })
  return { clear, acceptClear, isAccepting: accept.isPending }
}
