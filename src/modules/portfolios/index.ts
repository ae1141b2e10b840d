export { endPortfolioCommand, setPortfolioCommand } from './change.ts'
export { leadersOf } from './leaders.ts'
export { listPortfoliosQuery, portfoliosWhere } from './list.ts'
export { previewPortfolioQuery } from './preview.ts'
