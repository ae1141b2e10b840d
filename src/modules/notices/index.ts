export { listNoticesQuery, readNoticesCommand, unreadNotices } from './read.ts'
export { tell, tellAll, type Notice, type Told } from './tell.ts'
