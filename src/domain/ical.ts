import { addDays, type CivilDate } from './date.ts'

export type CalendarEntry = {
  readonly id: string
  readonly on: CivilDate
  readonly title: string
  readonly note: string
}

const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n')

const bytesOf = (character: string) => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** 75 bytes a line, broken between characters; the next line begins with a blank (RFC 5545, 3.1). */
const folded = (line: string): string => {
  let [out, width] = ['', 0]
  for (const character of line) {
    const bytes = bytesOf(character)
    if (width + bytes > 74) {
      out += '\r\n '
      width = 1
    }
    out += character
    width += bytes
  }
  return out
}

const compact = (day: CivilDate) => day.replaceAll('-', '')

/** `2026-09-14T01:02:03.004Z` as `20260914T010203Z`: in UTC, or a calendar takes it for its own zone. */
const stampOf = (at: string) => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/**
 * All-day entries, one a due date. A day is written as a day: libraries that take it for an instant move it by one
 * wherever the server's zone is not the office's.
 */
export const calendarFile = (name: string, entries: readonly CalendarEntry[], at: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luoshi//Luoshi//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap(({ id, on, title, note }) => [
      'BEGIN:VEVENT',
      `UID:${id}@luoshi`,
      `DTSTAMP:${stampOf(at)}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(note)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
