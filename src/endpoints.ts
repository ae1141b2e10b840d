import * as accounts from '#modules/accounts/index.ts'
import * as assessments from '#modules/assessments/index.ts'
import * as assistant from '#modules/assistant/index.ts'
import * as calendarChanges from '#modules/calendar-changes/index.ts'
import * as changes from '#modules/changes/index.ts'
import * as chases from '#modules/chases/index.ts'
import * as clock from '#modules/clock/index.ts'
import * as demonstration from '#modules/demonstration/index.ts'
import * as coordination from '#modules/coordination/index.ts'
import * as escalations from '#modules/escalations/index.ts'
import * as disputes from '#modules/disputes/index.ts'
import * as extensions from '#modules/extensions/index.ts'
import * as files from '#modules/files/index.ts'
import * as guidance from '#modules/guidance/index.ts'
import * as help from '#modules/help/index.ts'
import * as ledger from '#modules/ledger/index.ts'
import * as contact from '#modules/contact/index.ts'
import * as reminders from '#modules/reminders/index.ts'
import * as leader from '#modules/leader/index.ts'
import * as marks from '#modules/marks/index.ts'
import * as matters from '#modules/matters/index.ts'
import * as milestones from '#modules/milestones/index.ts'
import * as notices from '#modules/notices/index.ts'
import * as orders from '#modules/orders/index.ts'
import * as oversight from '#modules/oversight/index.ts'
import * as directory from '#modules/directory/index.ts'
import * as handlers from '#modules/handlers/index.ts'
import * as portfolios from '#modules/portfolios/index.ts'
import * as delegations from '#modules/delegations/index.ts'
import * as organizations from '#modules/organizations/index.ts'
import * as plans from '#modules/plans/index.ts'
import * as problems from '#modules/problems/index.ts'
import * as periods from '#modules/periods/index.ts'
import * as reports from '#modules/reports/index.ts'
import * as sampling from '#modules/sampling/index.ts'
import * as settings from '#modules/settings/index.ts'
import * as sla from '#modules/sla/index.ts'
import * as stock from '#modules/stock/index.ts'
import * as sources from '#modules/sources/index.ts'
import * as suggestions from '#modules/suggestions/index.ts'
import * as trail from '#modules/trail/index.ts'
import * as tray from '#modules/tray/index.ts'
import * as units from '#modules/units/index.ts'
import type { Endpoint } from '#platform/endpoint.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'operation' in value && 'call' in value

/** Every operation behind the door. A module's export that is an endpoint is served; there is no second list. */
export const endpoints: readonly Endpoint[] = [
  accounts,
  organizations,
  delegations,
  portfolios,
  handlers,
  directory,
  settings,
  sla,
  calendarChanges,
  files,
  sources,
  assistant,
  stock,
  matters,
  ledger,
  clock,
  changes,
  extensions,
  disputes,
  notices,
  orders,
  oversight,
  chases,
  reminders,
  contact,
  reports,
  problems,
  suggestions,
  coordination,
  escalations,
  help,
  periods,
  milestones,
  assessments,
  marks,
  leader,
  plans,
  guidance,
  sampling,
  tray,
  units,
  trail,
  demonstration,
].flatMap((module) => Object.values(module).filter(isEndpoint))
