import { useText } from '#web/text/use-text.ts'
import type { Comparison } from './correction-modal.tsx'
import './correction.css'

/** What becomes of the lines, and the two texts on one height; long runs without a change are only counted. */
export const SideBySide = ({ difference }: { readonly difference: Comparison }) => {
  const { sources } = useText()
  const { kept, changed, added, gone, rows } = difference
  const withMatters = (matterIds: readonly string[]) =>
    matterIds.length > 0 ? sources.withMatters(matterIds.length) : ''
  return (
    <div className="side-by-side">
      <p role="status">{sources.difference(kept, changed.length, added.length, gone.length)}</p>
      <ul className="difference-lines">
        {changed.map((each) => (
          <li key={`c${each.no}`}>
            {sources.lineChanged(each.no)}
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
                    <td>{row.before === row.after ? row.before : <del>{row.before}</del>}</td>
                    <td>{row.before === row.after ? row.after : <ins>{row.after}</ins>}</td>
                  </tr>,
                ]),
          ])}
        </tbody>
      </table>
    </div>
  )
}
