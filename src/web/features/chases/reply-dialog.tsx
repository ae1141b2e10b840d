import { replyToChase, type listUrgings } from '#contract/chases.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { TextField } from '#web/ui/fields.tsx'

export type Chase = OutputOf<typeof listUrgings>['items'][number]
type Values = { readonly text: string; readonly cause?: string; readonly improvement?: string }

export const ReplyDialog = ({ chase, onClose }: { readonly chase: Chase; readonly onClose: () => void }) => {
  const { urging } = useText()
  return (
    <CommandDialog<typeof replyToChase, Values>
      of={replyToChase}
      title={urging.replyTitle}
      note={`${chase.matterTitle}　${chase.by}：${chase.said}`}
      toInput={(values) => ({ chaseId: chase.id, ...values })}
      onClose={onClose}
      onDone={() => undefined}
    >
      {chase.explainBy ? <p>{urging.explainUntil(dateText(chase.explainBy))}</p> : null}
      <TextField name="text" label={urging.replyText} max={1000} />
      {chase.explainBy ? (
        <>
          <TextField name="cause" label={urging.cause} max={1000} />
          <TextField name="improvement" label={urging.improvement} max={1000} />
        </>
      ) : null}
    </CommandDialog>
  )
}
