import { Alert, Button, Modal, Upload } from 'antd'
import { useState } from 'react'
import { importDirectory } from '#contract/directory.ts'
import type { OutputOf } from '#contract/operation.ts'
import { useCommand } from '#web/api/use-command.ts'
import { base64Of } from '#web/pages/sources/base64.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import '#web/ui/list.css'
import '#web/pages/people/people.css'

type Looked = OutputOf<typeof importDirectory>

const Rows = ({ looked }: { readonly looked: Looked }) => {
  const { people } = useText()
  const shown = [...looked.rows.filter((row) => row.fault), ...looked.rows.filter((row) => !row.fault)].slice(0, 200)
  return (
    <div className="list-frame import-rows" tabIndex={0} role="region" aria-label={people.importRows}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{people.importRow}</th>
            <th scope="col">{people.importName}</th>
            <th scope="col">{people.importDoes}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, i) => (
            <tr key={`${row.sheet} ${row.row} ${String(i)}`}>
              <td data-label={people.importRow} className="number">
                {`${row.sheet} ${row.row}`}
              </td>
              <th scope="row">{row.name}</th>
              <td data-label={people.importDoes}>
                {row.fault ? (
                  <span className="missing">{`✕ ${row.fault.column}：${people.faults[row.fault.code]}`}</span>
                ) : (
                  people.does[row.does]
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Passwords = ({ looked }: { readonly looked: Looked }) => {
  const { administration, people } = useText()
  if (looked.passwords.length === 0) return null
  return (
    <>
      <Alert type="warning" showIcon className="dialog-problem" title={people.passwordsOnce} />
      <div className="list-frame import-rows" tabIndex={0} role="region" aria-label={administration.firstPassword}>
        <table className="list">
          <tbody>
            {looked.passwords.map((each) => (
              <tr key={each.login}>
                <th scope="row">{each.name}</th>
                <td data-label={administration.login}>{each.login}</td>
                <td data-label={administration.firstPassword}>
                  <code>{each.password}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** 批量导入: a workbook is looked at row by row first, and taken whole or not at all. */
export const ImportModal = ({ onClose }: { readonly onClose: () => void }) => {
  const { people, controls } = useText()
  useDialogFocus()
  const [content, setContent] = useState('')
  const [looked, setLooked] = useState<Looked | null>(null)
  const take = useCommand(importDirectory, { onDone: setLooked })
  const look = async (file: File): Promise<void> => {
    const read = base64Of(await file.arrayBuffer())
    setContent(read)
    setLooked(null)
    take.mutate({ content: read, apply: false })
  }
  const isReady = looked !== null && !looked.applied && looked.wrong === 0
  const isWork = looked !== null && looked.created + looked.changed + looked.granted > 0
  return (
    <Modal
      open
      width={760}
      title={people.import}
      mask={{ closable: false }}
      okText={looked?.applied ? controls.close : people.importNow}
      okButtonProps={{ disabled: !(looked?.applied || (isReady && isWork)) }}
      confirmLoading={take.isPending}
      onOk={() => (looked?.applied ? onClose() : take.mutate({ content, apply: true }))}
      onCancel={onClose}
    >
      <p className="soft">{people.importHint}</p>
      {looked?.applied ? null : (
        <p>
          <Upload accept=".xlsx,.xls" maxCount={1} showUploadList={false} beforeUpload={(file) => void look(file)}>
            <Button loading={take.isPending}>{people.importFile}</Button>
          </Upload>
        </p>
      )}
      {looked ? (
        <>
          <Alert
            className="dialog-problem"
            type={looked.wrong > 0 ? 'error' : looked.applied ? 'success' : 'info'}
            showIcon
            title={people.importCounts(looked.applied, looked.created, looked.changed, looked.granted, looked.wrong)}
          />
          {looked.applied ? <Passwords looked={looked} /> : <Rows looked={looked} />}
        </>
      ) : null}
    </Modal>
  )
}
