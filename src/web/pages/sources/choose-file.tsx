import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { readableFiles } from './reading-progress.tsx'

type Given = {
  readonly label: string
  readonly hint: string
  readonly testId: string
  readonly loading: boolean
  readonly onChosen: (file: File) => void
}

/** One file of a kind that can be read; the same one may be chosen again. */
export const ChooseFile = ({ label, hint, testId, loading, onChosen }: Given) => {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div className="text-source-buttons">
      <input
        ref={chooser}
        type="file"
        accept={readableFiles}
        hidden
        data-testid={testId}
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) onChosen(chosen)
          target.value = ''
        }}
      />
      <Button icon={<UploadOutlined />} loading={loading} onClick={() => chooser.current?.click()}>
        {label}
      </Button>
      <span className="soft">{hint}</span>
    </div>
  )
}
