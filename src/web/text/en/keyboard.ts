import type { keyboard as zh } from '../zh-CN/keyboard.ts'

export const keyboard: typeof zh = {
  title: 'Keyboard',
  open: 'What the keys do',
  keys: [
    ['?', 'Show this'],
    ['j  k', 'Next and previous in a list'],
    ['Enter', 'Open the chosen one'],
    ['/', 'Search by words'],
    ['g h', 'Home'],
    ['g l', 'The ledger'],
    ['g s', 'Sources'],
    ['g o', 'Orders'],
    ['Esc', 'Close a dialog'],
  ],
}
