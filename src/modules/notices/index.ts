export { listNoticesQuery, readNoticesCommand, unreadNotices } from './read.ts'
export { tell, type Notice } from './tell.ts'
