import { Form, Upload } from 'antd'
import { Button } from 'antd'
import { useState } from 'react'
import { uploadScan } from '#contract/paper-acts.ts'
import { useCommand } from '#web/api/use-command.ts'
import { base64Of } from '#web/pages/sources/base64.ts'
import { useText } from '#web/text/use-text.ts'

type Given = { readonly value?: string; readonly onChange?: (id: string) => void }

const Scan = ({ onChange }: Given) => {
  const { boards } = useText()
  const [name, setName] = useState<string | null>(null)
  const upload = useCommand(uploadScan, {
    onDone: (file) => {
      setName(file.name)
      onChange?.(file.id)
    },
  })
  const take = async (file: File) => upload.mutate({ name: file.name, content: base64Of(await file.arrayBuffer()) })
  return (
    <Upload
      accept=".pdf,.jpg,.jpeg,.png"
      showUploadList={false}
      beforeUpload={(file: File) => {
        void take(file)
        return false
      }}
    >
      <Button loading={upload.isPending}>{name ?? boards.chooseFile}</Button>
    </Upload>
  )
}

/** A scan is sent as soon as it is chosen; the form carries its id. */
export const ScanField = ({ name }: { readonly name: string }) => {
  const { boards, controls } = useText()
  return (
    <Form.Item name={name} label={`${boards.scan}（${controls.optional}）`} extra={boards.scanHelp}>
      <Scan />
    </Form.Item>
  )
}
