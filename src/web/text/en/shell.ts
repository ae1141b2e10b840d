import type { shell as zh } from '../zh-CN/shell.ts'

export const shell: typeof zh = {
  name: 'Luoshi',
  title: 'Supervision platform',
  skip: 'Skip to the content',
  menu: 'Main menu',
  openMenu: 'Open the menu',
  signOut: 'Sign out',
  password: 'Change password',
  tokens: 'Access tokens',
  account: 'My account',
  language: '中文',
  home: 'Home',
  ledger: 'Ledger',
  sources: 'Sources',
  orders: 'Orders',
  administration: 'Administration',
  trail: 'Audit trail',
  noPost: 'No post',
  live: 'Connected; pages refresh by themselves',
  demoLoading: 'The demonstration is being loaded:',
  quickMenu: 'Quick menu',
}
