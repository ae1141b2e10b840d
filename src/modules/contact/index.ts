export { changeContactCommand, endFeedCommand, getContactQuery, makeFeedCommand } from './change.ts'
export { calendarOf } from './feed.ts'
