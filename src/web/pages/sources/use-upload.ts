import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { readingProgress, uploadFile } from '#contract/files.ts'
import { call, newKey } from '#web/api/call.ts'
import { noteProblem } from '#web/api/client.ts'
import { useSayProblem } from '#web/ui/problem.tsx'
import { base64Of } from './base64.ts'

export type Kept = OutputOf<typeof uploadFile>
/** Null while nobody can say how far it is. */
export type Progress = { readonly name: string; readonly percent: number | null } | null

/** Sends a file to be read, and asks meanwhile how far the reading is. */
export const useUpload = (onKept: (kept: Kept) => void) => {
  const sayProblem = useSayProblem()
  const [progress, setProgress] = useState<Progress>(null)
  const upload = useMutation({
    mutationFn: async (chosen: File) => {
      const progressKey = newKey()
      setProgress({ name: chosen.name, percent: null })
      const asking = setInterval(() => {
        void call(readingProgress, { progressKey })
          .then(({ share }) => {
            if (share !== null) setProgress({ name: chosen.name, percent: Math.round(share * 100) })
          })
          .catch(() => undefined)
      }, 700)
      try {
        const content = base64Of(await chosen.arrayBuffer())
        return await call(uploadFile, { name: chosen.name, content, progressKey })
      } finally {
        clearInterval(asking)
        setProgress(null)
      }
    },
    onSuccess: onKept,
    onError: (error) => {
      noteProblem(error)
      sayProblem(error)
    },
  })
  return { upload, progress }
}
