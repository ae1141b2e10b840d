import { Progress as Bar } from 'antd'
import { useText } from '#web/text/use-text.ts'
import type { Progress } from './use-upload.ts'

export const readableFiles = '.docx,.doc,.wps,.pdf,.ofd,.txt,.html,.htm,.xlsx,.xls,.jpg,.jpeg,.png'

/** A long document takes seconds, a scan minutes: what is being read, and how far it is. */
export const ReadingProgress = ({ progress }: { readonly progress: Progress }) => {
  const { sources } = useText()
  if (progress === null) return null
  const percent = progress.percent ?? 0
  return (
    <div className="reading-progress" role="status">
      <span>{sources.readingFile(progress.name)}</span>
      <Bar
        percent={percent === 0 ? 3 : percent}
        status="active"
        showInfo={percent > 0}
        aria-label={sources.readingFile(progress.name)}
      />
    </div>
  )
}
