import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { getLetter } from '#contract/letters.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Paper } from './paper.tsx'

const route = getRouteApi('/shell/letters/$letterId/print')
type Letter = OutputOf<typeof getLetter>

const heads: Readonly<Record<Letter['instrument'], string>> = {
  reminder_letter: '提醒函',
  supervision_letter: '督办函',
  talk: '约谈通知书',
  circular: '督查通报',
}

/** When and by what the unit answers: cause, measures and day are asked for in every letter (B35). */
const askOf = ({ instrument, due, place }: Letter): string =>
  instrument === 'talk'
    ? `约谈时间：${dateText(due, 'zh')}；地点：${place ?? ''}。`
    : `请于${dateText(due, 'zh')}前书面报告。`

/** 函: addressed to the unit, for the attention of its principal; one sheet with number, facts, requirement and day. */
export const LetterPage = () => {
  const { prints } = useText()
  const { letterId } = route.useParams()
  const { data, error } = useQuery(reading(getLetter, { letterId }))
  return (
    <Paper
      name={prints.letter}
      isReady={data !== undefined}
      error={error}
      back={
        data ? (
          <Link to="/matters/$matterId" params={{ matterId: data.matterId }} className="link-button">
            {prints.back}
          </Link>
        ) : null
      }
    >
      {() =>
        data ? (
          <>
            <p className="red-head">{heads[data.instrument]}</p>
            <p className="paper-line">
              <span>{data.number}</span>
              <span>{dateText(data.issuedOn, 'zh')}</span>
            </p>
            <p>{`${data.organizationName}：`}</p>
            <p className="body">{data.fact}</p>
            <p className="body">{data.requirement}</p>
            <p className="body">{askOf(data)}</p>
            {data.contact ? <p className="body">{`联系人：${data.contact}`}</p> : null}
            <div className="signature">
              <p>{data.askerName}</p>
              <p>{dateText(data.issuedOn, 'zh')}</p>
            </div>
            {data.attention ? <p className="body">{`（请主要负责同志${data.attention}阅）`}</p> : null}
          </>
        ) : null
      }
    </Paper>
  )
}
