export const sourcesRefusals = [
  'source-fact-missing',
  'approver-missing',
  'approves-own',
  'not-screened',
  'nothing-decided',
  'source-is-draft',
  'source-not-draft',
  'already-done',
  'not-oral',
  'not-answerable',
  'attached-already',
  'not-submitted',
] as const
