import type { oversight as zh } from '../zh-CN/oversight.ts'

export const oversight: typeof zh = {
  title: 'Overseers',
  grant: 'Open to an overseer',
  note: 'Its people read the name, units, due date, state and latest progress of this matter, and nothing inside.',
  body: 'Overseeing body',
  basis: 'Basis',
  line: (name, on, basis) => `${name}, since ${on}. Basis: ${basis}`,
  end: 'End',
  endAsk: (name) => `End the oversight by ${name}?`,
}
