import type { home as zh } from '../zh-CN/home.ts'

export const home: typeof zh = {
  open: 'Open matters',
  cardsLabel: 'Open matters; each number opens its list',
  piles: {
    'to-read': 'Results to read',
    'to-screen': 'Sources to screen',
    'to-decide': 'To approve',
    'to-check': 'To check',
    'to-review': 'To review',
    'to-submit': 'To submit to the leaders',
    'to-dispatch': 'To hand down',
    drafts: 'Drafts',
    unacknowledged: 'Not yet acknowledged by the unit',
    overdue: 'Past due, to be settled',
    'to-archive': 'To archive',
  },
  count: (n) => String(n),
  shownOf: (shown, all) => `The first ${shown} of ${all}`,
  proposals: (n) => `${n} to decide`,
  nothing: 'All done for today',
  nothingMore: 'Nothing waits for you. What arrives will appear here by itself.',
  toLedger: 'Open the ledger',
  todo: 'To do',
}
