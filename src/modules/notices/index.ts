export { listNoticesQuery, readNoticesCommand, unreadNotices } from './read.ts'
export { tell, type Notice, type Told } from './tell.ts'
