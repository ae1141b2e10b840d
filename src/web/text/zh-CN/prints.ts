/** Printed papers. What stands on them is Chinese in every language of the screen. */
export const prints = {
  print: '打印',
  back: '返回',
  approvalForm: '立项呈批表',
  chaseSlip: '督查催办单',
  resultForm: '督查结果呈报单',
  letter: '督办函件',
  ledger: '督查台账',
  empty: '没有需要打印的内容',
}
