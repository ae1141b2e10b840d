import { UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { readSealed } from '#contract/drafts.ts'
import type { OutputOf } from '#contract/operation.ts'
import { call } from '#web/api/call.ts'
import { noteProblem } from '#web/api/client.ts'
import { base64Of } from '#web/pages/sources/base64.ts'
import { useText } from '#web/text/use-text.ts'
import { useSayProblem } from '#web/ui/problem.tsx'

export type Sealed = OutputOf<typeof readSealed>

/** A sealed report that came on paper or by mail fills in the fields; nobody types it twice. */
export const SealedUpload = ({
  name,
  onRead,
}: {
  readonly name: string | null
  readonly onRead: (read: Sealed) => void
}) => {
  const { units } = useText()
  const sayProblem = useSayProblem()
  const chooser = useRef<HTMLInputElement>(null)
  const upload = useMutation({
    mutationFn: async (file: File) =>
      call(readSealed, { name: file.name, content: base64Of(await file.arrayBuffer()) }),
    onSuccess: onRead,
    onError: (error: Error) => {
      noteProblem(error)
      sayProblem(error)
    },
  })
  return (
    <p className="sealed-upload">
      <input
        ref={chooser}
        type="file"
        accept=".docx,.txt"
        style={{ display: 'none' }}
        aria-label={units.upload}
        data-testid="sealed-file"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) upload.mutate(file)
          target.value = ''
        }}
      />
      <Button icon={<UploadOutlined />} loading={upload.isPending} onClick={() => chooser.current?.click()}>
        {units.upload}
      </Button>
      <span className="soft">{name ? units.uploaded(name) : units.uploadHint}</span>
    </p>
  )
}
