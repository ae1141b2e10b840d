import { wordsApart, type Stretch } from '#domain/text-difference.ts'
import { useText } from '#web/text/use-text.ts'
import type { Comparison } from './correction-modal.tsx'
import './correction.css'

/** Of a paragraph that both texts have, only the words that differ stand out. */
const Changed = ({ before, after }: { readonly before: string; readonly after: string }) => {
  const apart = wordsApart(before, after)
  const pieces = (side: readonly Stretch[], Mark: 'del' | 'ins') =>
    side.map(({ at, text, isSame }) => (isSame ? text : <Mark key={at}>{text}</Mark>))
  return (
    <>
      <td>{pieces(apart.before, 'del')}</td>
      <td>{pieces(apart.after, 'ins')}</td>
    </>
  )
}

/** What becomes of the lines, and the two texts on one height; long runs without a change are only counted. */
export const SideBySide = ({ difference }: { readonly difference: Comparison }) => {
  const { sources, controls } = useText()
  const { kept, changed, added, gone, rows } = difference
  const withMatters = (matterIds: readonly string[]) =>
    matterIds.length > 0 ? sources.withMatters(matterIds.length) : ''
  return (
    <section
      className="side-by-side"
      aria-label={sources.compared}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region has to be reached by keyboard
      tabIndex={0}
    >
      <p role="status">{sources.difference(kept, changed.length, added.length, gone.length)}</p>
      <ul className="difference-lines">
        {changed.map((each) => (
          <li key={`c${each.no}`}>
            {sources.lineChanged(each.no)}
            {each.parts
              .map(({ part, before, after }) =>
                part === 'words'
                  ? sources.lineParts.words
                  : `${sources.lineParts[part]} ${before || controls.none} → ${after || controls.none}`,
              )
              .join('；')}
            {withMatters(each.matterIds)}
          </li>
        ))}
        {gone.map((each) => (
          <li key={`g${each.no}`}>
            {sources.lineGone(each.no)}
            {each.text.slice(0, 40)}
            {withMatters(each.matterIds)}
          </li>
        ))}
        {added.map((each) => (
          <li key={`${each.clause}${each.text}`}>
            {sources.lineAdded}
            {each.clause} {each.text.slice(0, 40)}
          </li>
        ))}
      </ul>
      <table>
        <thead>
          <tr>
            <th scope="col">{sources.textBefore}</th>
            <th scope="col">{sources.textAfter}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) => [
            ...(row.skipped > 0
              ? [
                  <tr key={`skipped-${row.at}`} className="skipped">
                    <td colSpan={2}>{sources.skipped(row.skipped)}</td>
                  </tr>,
                ]
              : []),
            ...(row.before === null && row.after === null
              ? []
              : [
                  <tr key={row.at} className={row.before === row.after ? '' : 'different'}>
                    {row.before === row.after ? (
                      <>
                        <td>{row.before}</td>
                        <td>{row.after}</td>
                      </>
                    ) : (
                      <Changed before={row.before ?? ''} after={row.after ?? ''} />
                    )}
                  </tr>,
                ]),
          ])}
        </tbody>
      </table>
    </section>
  )
}
