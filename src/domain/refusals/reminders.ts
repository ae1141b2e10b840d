export const remindersRefusals = [
  'explanation-in-past',
  'explanation-lacks-cause',
  'explanation-lacks-improvement',
  'nothing-to-urge',
  'urged-too-often',
  'email-missing',
  'letter-not-called-for',
  'talk-needs-place',
  'step-left-out',
] as const
