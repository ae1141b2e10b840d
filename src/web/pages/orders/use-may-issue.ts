import { useMe } from '#web/api/me.ts'

/** Which matters may be handed down depends on the matter; who has none of these roles never hands any down. */
export const useMayIssue = (): boolean =>
  useMe().appointments.some(({ role }) => role === 'inspector' || role === 'office_director' || role === 'liaison')
