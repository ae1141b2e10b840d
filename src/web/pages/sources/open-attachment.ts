import { readAttachment } from '#contract/files.ts'
import { call } from '#web/api/call.ts'

/** The paper as it came, saved under its name; opening it is recorded by the server. */
export const openAttachment = async (attachmentId: string): Promise<void> => {
  const { name, mediaType, content } = await call(readAttachment, { attachmentId })
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
