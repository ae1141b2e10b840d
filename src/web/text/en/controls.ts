import type { controls as zh } from '../zh-CN/controls.ts'

const days = (n: number) => `${n} working day${n === 1 ? '' : 's'}`

export const controls: typeof zh = {
  save: 'Save',
  submit: 'Submit',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  confirm: 'OK',
  search: 'Search',
  reset: 'Reset',
  more: 'More filters',
  less: 'Fewer filters',
  view: 'View',
  print: 'Print',
  retry: 'Try again',
  loading: 'Loading…',
  none: '—',
  showAll: 'Show all',
  required: 'Please fill this in',
  choose: 'Choose',
  optional: 'Optional',
  yes: 'Yes',
  no: 'No',
  total: (n) => `${n} in all`,
  totalMany: 'More than 10,000',
  done: 'Done',
  saved: 'Saved',
  today: 'Today',
  workdaysLeft: (n) => `${days(n)} left`,
  workdaysOver: (n) => `${days(n)} overdue`,
  dueToday: 'Due today',
  overdue: 'Overdue',
  provisional: 'Provisional',
  provisionalWhy:
    'The holidays of that year are not published yet; weekends are assumed, and the day is reckoned again when they are',
  problem: {
    offline: 'The server cannot be reached. Check the network and try again; what you typed is still here',
    notFound: 'Not found: it may have moved, or you may not see it',
    forbidden: 'You may not see this page',
    fault: 'Something broke. Please tell the administrator this number',
    number: 'Number',
    home: 'To the home page',
  },
  conflict: {
    title: 'Somebody else has changed this',
    text: 'A colleague changed it while you were at work, so your step was not taken. Look at the present state first.',
    show: 'Show the present state',
    meanwhile:
      'This has changed since you opened the dialog. What you typed is still here; look again before you send it.',
  },
}
