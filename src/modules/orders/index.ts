export { acknowledgeCommand, contributeCommand } from './assignments.ts'
export { issueOrderCommand } from './issue.ts'
export { getOrderQuery, listOrdersQuery } from './read.ts'
export { exportOrderDownload } from './export.ts'
