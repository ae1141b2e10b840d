export const stockRefusals = [
  'sheet-wrong-type',
  'sheet-encrypted',
  'sheet-too-large',
  'sheet-too-slow',
  'sheet-broken',
  'sheet-too-many-rows',
  'stock-empty',
  'stock-has-problems',
  'stock-already-taken',
  'stock-batch-closed',
] as const
