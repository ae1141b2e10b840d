import { z } from 'zod'
import { dutyScopes, importances, reminderProfiles, urgencies } from '#domain/grade.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { flag, id, instant, line, optional, version } from './fields.ts'
import { operation } from './operation.ts'
import { Done } from './session.ts'

export const MarksView = z.object({
  matterId: id,
  version,
  themes: z.array(z.object({ id, name: z.string() })),
  importance: z.enum(importances).nullable(),
  urgency: z.string(),
  grade: z.number().int(),
  reminderProfile: z.enum(reminderProfiles),
  notesFor: z.array(z.enum(reviewCriteria)),
  dutyScope: z.enum(dutyScopes),
  /** Said by somebody, where the derived scope was not the right one. */
  dutyScopeSaid: z.boolean(),
  supervisors: z.array(z.object({ leaderId: id, name: z.string(), since: z.string() })),
  /** What those who supervise it themselves have done on it, newest first. */
  acts: z.array(z.object({ at: instant, name: z.string(), type: z.string(), reason: z.string().nullable() })),
  starred: z.boolean(),
  actions: z.array(z.string()),
})
export const ThemeView = z.object({ id, name: z.string(), retired: z.boolean() })
const Themes = z.object({ items: z.array(ThemeView) })

const base = { tag: 'marks', output: MarksView } as const
const one = { matterId: id }

export const getMarks = operation({
  ...base,
  id: 'matters.marks',
  method: 'GET',
  path: '/matters/{matterId}/marks',
  permission: 'matter.read',
  summary: { zh: '事项分级与标签', en: 'Grade and themes of a matter' },
  input: z.object(one),
})
export const gradeMatter = operation({
  ...base,
  id: 'matters.grade',
  method: 'POST',
  path: '/matters/{matterId}/grade',
  permission: 'matter.grade',
  summary: { zh: '事项分级', en: 'Grade a matter' },
  input: z.object({
    ...one,
    version,
    importance: z.enum(importances),
    urgency: z.enum(urgencies),
    /** Left out: derived from where the matter comes from and who carries it out. */
    dutyScope: optional(z.enum(dutyScopes)),
    themeIds: z.array(id).max(20).default([]),
  }),
})
export const superviseMatter = operation({
  ...base,
  id: 'matters.supervise',
  method: 'POST',
  path: '/matters/{matterId}/personal-supervision',
  permission: 'matter.supervise',
  summary: { zh: '亲自督办', en: 'Supervise a matter oneself' },
  input: z.object({ ...one, supervise: flag }),
})
export const starMatter = operation({
  id: 'matters.star',
  method: 'POST',
  path: '/matters/{matterId}/star',
  permission: 'matter.star',
  tag: 'marks',
  summary: { zh: '关注', en: 'Star a matter' },
  input: z.object({ ...one, starred: flag }),
  output: Done,
})

export const listThemes = operation({
  id: 'themes.list',
  method: 'GET',
  path: '/themes',
  permission: 'register.read',
  tag: 'marks',
  summary: { zh: '主题词', en: 'Themes of the government' },
  input: z.object({}),
  output: Themes,
})
export const addTheme = operation({
  id: 'themes.add',
  method: 'POST',
  path: '/themes',
  permission: 'theme.manage',
  tag: 'marks',
  summary: { zh: '新增主题', en: 'Add a theme' },
  input: z.object({ name: line(20) }),
  output: Themes,
})
export const retireTheme = operation({
  id: 'themes.retire',
  method: 'POST',
  path: '/theme-retirements',
  permission: 'theme.manage',
  tag: 'marks',
  summary: { zh: '停用主题', en: 'Retire a theme' },
  input: z.object({ name: line(20) }),
  output: Themes,
})

const Counted = z.object({
  total: z.number().int(),
  green: z.number().int(),
  yellow: z.number().int(),
  red: z.number().int(),
  blue: z.number().int(),
  grey: z.number().int(),
})
export const crossCut = operation({
  id: 'themes.cross-cut',
  method: 'GET',
  path: '/theme-totals',
  permission: 'ledger.read',
  tag: 'marks',
  summary: { zh: '主题分析', en: 'Matters by theme' },
  input: z.object({}),
  output: z.object({
    items: z.array(Counted.extend({ id, name: z.string() })),
    /** Every matter once, however many themes it carries. */
    all: Counted,
  }),
})
