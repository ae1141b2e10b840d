import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { InputOf, Operation } from '#contract/operation.ts'
import { addressOf } from '#web/api/call.ts'
import { useLanguage, useText } from '#web/text/use-text.ts'

type Given<T extends Operation> = { readonly of: T; readonly input: Omit<InputOf<T>, 'language'> }

/** 导出: a plain link, so that the browser writes the file as it arrives, however long it is. */
export const ExportButton = <T extends Operation>({ of, input }: Given<T>) => {
  const { controls } = useText()
  const language = useLanguage()
  return (
    <Button icon={<DownloadOutlined />} href={addressOf(of, { ...input, language })} download>
      {controls.export}
    </Button>
  )
}
