import type { HintField } from './answer.ts'

type Line = {
  readonly state: string
  readonly lead: readonly string[]
  readonly questions: readonly string[]
  readonly deadline: { readonly date: string | null; readonly kind: string } | null
  readonly edited: { readonly leadOrganizationId?: string; readonly dueOn?: string } | null
}

const aboutLead = ['several-leads', 'collective', 'no-lead', 'subject-carried', 'unknown-unit', 'proposed-unit']
const aboutSupport = ['several-leads', 'collective', 'unknown-unit']
const aboutDeadline = ['deadline-unclear', 'year-unknown', 'deadline-event']

/** What an undecided line leaves open: only about this may the assistant say something. */
export const openFields = ({ state, lead, questions, deadline, edited }: Line): readonly HintField[] => {
  if (state !== 'open') return []
  const asks = (about: readonly string[]) => questions.some((each) => about.includes(each))
  const fields: HintField[] = []
  if (edited?.leadOrganizationId === undefined && (lead.length === 0 || asks(aboutLead))) fields.push('lead')
  if (asks(aboutSupport)) fields.push('support')
  if (edited?.dueOn === undefined && (deadline === null || (deadline.date === null && asks(aboutDeadline))))
    fields.push('deadline')
  return fields
}
