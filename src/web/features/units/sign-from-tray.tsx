import { useQuery } from '@tanstack/react-query'
import { getMatter } from '#contract/matters.ts'
import { reading } from '#web/api/client.ts'
import { SignDialog } from './sign-dialog.tsx'
import { useUnitSide } from './side.ts'

/** From the tray: the text that waits, and one click under it. */
export const SignFromTray = ({ matterId, onClose }: { readonly matterId: string; readonly onClose: () => void }) => {
  const { data: side } = useUnitSide(matterId)
  const { data: view } = useQuery(reading(getMatter, { matterId }))
  const draft = side?.drafts.find((each) => each.isOurs && each.maySign)
  if (!draft || !view) return null
  const lead = view.assignments.find((each) => each.id === draft.assignmentId)
  return (
    <SignDialog draft={draft} version={view.face.version} principalName={lead?.principalName ?? ''} onClose={onClose} />
  )
}
