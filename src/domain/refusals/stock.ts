export const stockRefusals = [
  'sheet-wrong-type',
  'sheet-encrypted',
  'sheet-too-large',
  'sheet-too-slow',
  'sheet-broken',
  'sheet-too-many-rows',
] as const
