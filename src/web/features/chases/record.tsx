import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { receiveChase } from '#contract/chases.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { LetterDialog } from './letter-dialog.tsx'
import { ReplyDialog, type Chase } from './reply-dialog.tsx'

const LetterLink = ({ letter }: { readonly letter: NonNullable<Chase['letter']> }) => {
  const { urging } = useText()
  return (
    <Link to="/letters/$letterId/print" params={{ letterId: letter.id }}>
      {`${urging.instruments[letter.instrument]} ${letter.number}`}
    </Link>
  )
}

/** What became of one urging: who has read it, what was replied, and the two answers of the unit. */
export const ChaseAnswer = ({ chase, isPast = false }: { readonly chase: Chase; readonly isPast?: boolean }) => {
  const { urging } = useText()
  const [isReplying, setReplying] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const receive = useCommand(receiveChase)
  const { reply } = chase
  return (
    <>
      <p className="soft">
        {chase.byLetter ? (
          <>
            <LetterLink letter={chase.byLetter} />
            {'　'}
          </>
        ) : null}
        {chase.readBy ? urging.readBy(chase.readBy, instantText(chase.readAt)) : urging.unread}
        {reply ? null : `　${urging.noReply}`}
        {chase.explainBy && !reply ? `　${urging.explainUntil(dateText(chase.explainBy))}` : null}
      </p>
      {reply ? (
        <p className="pre">
          <span className="soft">{`${urging.repliedBy(reply.by, instantText(reply.at))}　`}</span>
          {reply.text}
          {reply.cause ? `\n${urging.cause}：${reply.cause}\n${urging.improvement}：${reply.improvement ?? ''}` : null}
        </p>
      ) : null}
      {chase.letter ? (
        <p>
          {urging.letterFollowed}
          <LetterLink letter={chase.letter} />
        </p>
      ) : chase.instrument ? (
        <p className="light-red">{urging.instrument(urging.instruments[chase.instrument])}</p>
      ) : null}
      {(chase.mayReceive || chase.mayReply || chase.mayIssueLetter) && !isPast ? (
        <p className="record-acts no-print">
          {chase.mayReceive ? (
            <Button
              size="small"
              loading={receive.isPending}
              aria-label={`${urging.receive}：${chase.matterTitle}`}
              onClick={() => receive.mutate({ chaseId: chase.id })}
            >
              {urging.receive}
            </Button>
          ) : null}
          {chase.mayIssueLetter ? (
            <Button
              size="small"
              aria-haspopup="dialog"
              aria-label={`${urging.letter}：${chase.matterTitle}`}
              onClick={() => setWriting(true)}
            >
              {urging.letter}
            </Button>
          ) : null}
          {chase.mayReply ? (
            <Button
              size="small"
              type="primary"
              aria-haspopup="dialog"
              aria-label={`${urging.reply}：${chase.matterTitle}`}
              onClick={() => setReplying(true)}
            >
              {urging.reply}
            </Button>
          ) : null}
        </p>
      ) : null}
      {isWriting ? <LetterDialog chase={chase} onClose={() => setWriting(false)} onDone={() => undefined} /> : null}
      {isReplying ? <ReplyDialog chase={chase} onClose={() => setReplying(false)} /> : null}
    </>
  )
}
