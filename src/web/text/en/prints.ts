import type { zh } from '../zh-CN/index.ts'

export const prints: typeof zh.prints = {
  print: 'Print',
  back: 'Back',
  approvalForm: 'Approval form',
  chaseSlip: 'Chase slip',
  resultForm: 'Result form',
  letter: 'Letter',
  ledger: 'Ledger',
  empty: 'Nothing to print',
}
