export const unitsRefusals = [
  'text-changed',
  'draft-closed',
  'own-division-only',
  'completed-in-future',
  'agreed-after-due',
  'agree-with-supporting',
  'township-approver',
  'paper-signer-not-principal',
  'joint-countersigns',
  'objection-needs-text',
  'not-a-child',
  'nothing-to-acknowledge',
] as const
