export { marksWhere, type MarkFilters } from './filters.ts'
export { gradeMatterCommand, starMatterCommand, superviseMatterCommand } from './set.ts'
export { addThemeCommand, listThemesQuery, retireThemeCommand } from './themes.ts'
export { getMarksQuery, gradesOf } from './view.ts'
