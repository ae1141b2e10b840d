import { UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { uploadFile } from '#contract/files.ts'
import { call } from '#web/api/call.ts'
import { useText } from '#web/text/use-text.ts'
import { useSayProblem } from '#web/ui/problem.tsx'
import { base64Of } from './base64.ts'

type Given = { readonly id?: string; readonly value?: string | undefined; readonly onChange?: (fileId: string) => void }

/** A page that was scanned or photographed: uploaded at once, the form holds its id. */
export const ScanField = ({ id, onChange }: Given) => {
  const { intake } = useText()
  const sayProblem = useSayProblem()
  const chooser = useRef<HTMLInputElement>(null)
  const upload = useMutation({
    mutationFn: async (chosen: File) =>
      call(uploadFile, { name: chosen.name, content: base64Of(await chosen.arrayBuffer()) }),
    onSuccess: (kept) => onChange?.(kept.id),
    onError: sayProblem,
  })
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".pdf,.jpg,.jpeg,.png"
        data-testid="scan-file"
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) upload.mutate(chosen)
          target.value = ''
        }}
      />
      <Button
        {...(id ? { id } : {})}
        icon={<UploadOutlined />}
        loading={upload.isPending}
        onClick={() => chooser.current?.click()}
      >
        {upload.data ? upload.data.name : intake.reading.chooseScan}
      </Button>
    </>
  )
}
