import { dateOf, daysInMonth, isWeekend, weekdayOf } from '#domain/date.ts'
import { useText } from '#web/text/use-text.ts'
import './clock.css'

type Given = { readonly year: number; readonly days: readonly { date: string; kind: 'off' | 'work'; name: string }[] }

const Month = ({ year, month, days }: Given & { readonly month: number }) => {
  const { clock } = useText()
  const special = new Map(days.map((day) => [day.date, day]))
  const first = weekdayOf(dateOf(year, month, 1))
  const cells = [...Array<null>(first).fill(null), ...Array.from({ length: daysInMonth(year, month) }, (_, i) => i + 1)]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7))
  return (
    <table className="month">
      <caption>{clock.months[month - 1]}</caption>
      <thead>
        <tr>
          {clock.weekdays.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, no) => (
          // oxlint-disable-next-line no-array-index-key -- weeks of one month never change places
          <tr key={no}>
            {week.map((day, place) => {
              // oxlint-disable-next-line no-array-index-key -- as above
              if (day === null) return <td key={`${place} empty`} />
              const date = dateOf(year, month, day)
              const found = special.get(date)
              const kind = found?.kind ?? (isWeekend(date) ? 'weekend' : 'plain')
              return (
                <td key={date} className={`day day-${kind}`} title={found?.name}>
                  {day}
                  {found ? <small>{found.kind === 'off' ? clock.off : clock.work}</small> : null}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The year as months; a day off and a shifted working day each have a word, never a colour alone. */
export const YearGrid = ({ year, days }: Given) => {
  const { clock } = useText()
  return (
    <>
      <div className="year-grid" role="group" aria-label={clock.grid(year)}>
        {clock.months.map((name, i) => (
          <Month key={name} year={year} month={i + 1} days={days} />
        ))}
      </div>
      <p className="soft">{clock.legend}</p>
    </>
  )
}
