import { Modal } from 'antd'
import { useState } from 'react'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { UnitSelect } from '#web/units/unit-select.tsx'
import type { Change, Check } from './batch-page.tsx'

type Given = {
  readonly unknown: Check['unknown']
  readonly isBusy: boolean
  readonly onAnswer: (names: NonNullable<Change['names']>) => void
  readonly onClose: () => void
}

/** Names that the directory does not know, each asked for once, with the likeliest unit chosen already. */
export const NamesDialog = ({ unknown, isBusy, onAnswer, onClose }: Given) => {
  const { stock, controls } = useText()
  useDialogFocus()
  const [chosen, setChosen] = useState<Readonly<Record<string, string | undefined>>>(() =>
    Object.fromEntries(unknown.map(({ name, suggestions }) => [name, suggestions[0]])),
  )
  const answer = () =>
    onAnswer(
      unknown.map(({ name }) => {
        const organizationId = chosen[name]
        return organizationId ? { name, organizationId } : { name }
      }),
    )
  return (
    <Modal
      open
      width={760}
      title={stock.unknownTitle(unknown.length)}
      okText={stock.confirmNames}
      cancelText={controls.cancel}
      confirmLoading={isBusy}
      mask={{ closable: false }}
      closable={{ 'aria-label': controls.close }}
      onOk={answer}
      onCancel={onClose}
    >
      <p className="soft">{stock.unknownHint}</p>
      <div className="list-frame stock-names">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{stock.unknownName}</th>
              <th scope="col" className="list-count">
                {stock.unknownRows}
              </th>
              <th scope="col">{stock.unknownUnit}</th>
            </tr>
          </thead>
          <tbody>
            {unknown.map(({ name, rows }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="list-count">{stock.rowsOf(rows.length)}</td>
                <td>
                  <UnitSelect
                    aria-label={stock.unknownUnitOf(name)}
                    className="stock-meaning"
                    allowClear
                    placeholder={stock.notAUnit}
                    value={chosen[name] ?? null}
                    onChange={(id) => setChosen((before) => ({ ...before, [name]: id ?? undefined }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  )
}
