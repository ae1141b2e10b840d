import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { previewReading } from '#contract/sources.ts'
import { call } from '#web/api/call.ts'
import { noteProblem } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { useSayProblem } from '#web/ui/problem.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { useUpload } from './use-upload.ts'

export type TextFound = {
  readonly text: string
  readonly fileId: string | null
  readonly title: string | null
  readonly docNumber: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly tasks: number
  /** The same words, or another text under the same number, on the register already. */
  readonly registered: { readonly sourceId: string; readonly title: string; readonly isSame: boolean } | null
}
type Given = { readonly onFound: (found: TextFound) => void; readonly onChanged: () => void }
/** A scan has no length in words. */
type Uploaded = {
  readonly id: string
  readonly name: string
  readonly length: number | null
  readonly note: string | null
}
const nothingRead = { text: '', title: null, docNumber: null, issuer: null, issuedOn: null, tasks: 0, registered: null }

/** The words of a source: a file, or what was pasted; read at once, so that the register is filled in. */
export const TextSource = ({ onFound, onChanged }: Given) => {
  const { sources } = useText()
  const sayProblem = useSayProblem()
  const [text, setText] = useState('')
  const [file, setFile] = useState<Uploaded | null>(null)
  const onError = (error: Error) => {
    noteProblem(error)
    sayProblem(error)
  }
  const read = useMutation({
    mutationFn: async (given: { text: string; fileId: string | null }) => ({
      ...given,
      ...(await call(previewReading, given.fileId ? { fileId: given.fileId } : { text: given.text })),
    }),
    onSuccess: onFound,
    onError,
  })
  const { upload, progress } = useUpload((kept) => {
    const note = kept.isRecognized
      ? sources.recognized
      : kept.unread === 'no-recognizer'
        ? sources.notRecognized
        : kept.unread === 'no-words'
          ? sources.noWords
          : null
    setText(kept.text ?? '')
    setFile({ id: kept.id, name: kept.name, length: kept.text?.length ?? null, note })
    if (kept.text === null) onFound({ ...nothingRead, fileId: kept.id })
    else read.mutate({ text: kept.text, fileId: kept.id })
  })
  const fileWords = !file
    ? sources.uploadHint
    : file.length === null
      ? sources.uploadedScan(file.name)
      : sources.uploaded(file.name, file.length)
  return (
    <div className="text-source">
      <ChooseFile
        label={sources.upload}
        hint={fileWords}
        testId="source-file"
        loading={upload.isPending}
        onChosen={upload.mutate}
      />
      <ReadingProgress progress={progress ?? (read.isPending && file ? { name: file.name, percent: null } : null)} />
      {file?.note ? <Alert showIcon type="warning" title={file.note} /> : null}
      <Input.TextArea
        value={text}
        aria-label={sources.pasteText}
        placeholder={sources.pastePlaceholder}
        autoSize={{ minRows: 5, maxRows: 12 }}
        onChange={({ target }) => {
          // Once changed, it is no longer the words of the file.
          setText(target.value)
          setFile(null)
          onChanged()
        }}
        onBlur={() => {
          if (text.trim() !== '' && !file && !read.isPending) read.mutate({ text, fileId: null })
        }}
      />
      <Button
        disabled={text.trim() === ''}
        loading={read.isPending}
        onClick={() => read.mutate({ text, fileId: file?.id ?? null })}
      >
        {sources.read}
      </Button>
    </div>
  )
}
