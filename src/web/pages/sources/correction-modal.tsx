import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { compareSource, correctSource } from '#contract/corrections.ts'
import { call } from '#web/api/call.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useSayProblem } from '#web/ui/problem.tsx'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { ChooseFile } from './choose-file.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { SideBySide } from './side-by-side.tsx'
import type { SourceData } from './types.ts'
import { useUpload } from './use-upload.ts'

type Given = { readonly source: SourceData; readonly onClose: () => void }
export type Comparison = OutputOf<typeof compareSource>
type Text = { readonly text: string } | { readonly fileId: string }

/** 重新读取: a corrected text beside the present one; matters keep their identity, and nothing is made twice. */
export const CorrectionModal = ({ source, onClose }: Given) => {
  const { sources, controls } = useText()
  const sayProblem = useSayProblem()
  useDialogFocus()
  const [pasted, setPasted] = useState('')
  const [reason, setReason] = useState('')
  const [given, setGiven] = useState<Text | null>(null)
  const { id: sourceId, version } = source.row
  const compare = useMutation({
    mutationFn: (text: Text) => call(compareSource, { sourceId, ...text }),
    onMutate: setGiven,
    onError: sayProblem,
  })
  const [name, setName] = useState('')
  const { upload, progress } = useUpload((kept) => {
    setName(kept.name)
    if (kept.text !== null) compare.mutate({ fileId: kept.id })
    else sayProblem(new Error(sources.noWords))
  })
  const correct = useCommand(correctSource, { onDone: onClose })
  const difference = compare.data
  const isReading = upload.isPending || (compare.isPending && name !== '')
  return (
    <Modal
      open
      width={1_080}
      title={sources.readAgain}
      mask={{ closable: false }}
      okText={sources.adopt}
      okButtonProps={{ disabled: !difference || difference.isSame || reason.trim() === '' }}
      cancelText={controls.cancel}
      confirmLoading={correct.isPending}
      onOk={() => given && correct.mutate({ sourceId, version, ...given, reason })}
      onCancel={onClose}
      className="correction-modal"
    >
      <ChooseFile
        label={sources.uploadCorrected}
        hint={sources.readAgainHint}
        testId="correction-file"
        loading={upload.isPending}
        onChosen={upload.mutate}
      />
      <ReadingProgress progress={progress ?? (isReading ? { name, percent: null } : null)} />
      {difference || isReading ? null : (
        <div className="correction-paste">
          <Input.TextArea
            value={pasted}
            aria-label={sources.pasteText}
            placeholder={sources.pastePlaceholder}
            autoSize={{ minRows: 3, maxRows: 8 }}
            onChange={({ target }) => setPasted(target.value)}
          />
          <Button
            disabled={pasted.trim() === ''}
            loading={compare.isPending}
            onClick={() => compare.mutate({ text: pasted })}
          >
            {sources.compare}
          </Button>
        </div>
      )}
      {difference?.isSame ? <Alert showIcon type="success" title={sources.sameText} /> : null}
      {difference && !difference.isSame ? (
        <>
          <SideBySide difference={difference} />
          <label className="correction-reason">
            {sources.correctionReason}
            <Input value={reason} maxLength={300} onChange={({ target }) => setReason(target.value)} />
          </label>
        </>
      ) : null}
    </Modal>
  )
}
