import type { ComponentType } from 'react'
import { MarksPanel } from '../marks/panel.tsx'
import { ChildrenPanel } from '../units/children-panel.tsx'
import { DivisionPanel } from '../units/division-panel.tsx'
import { DraftsPanel } from '../units/drafts-panel.tsx'
import { TimingPanel } from '../units/timing-panel.tsx'
import { PeoplePanel } from '#web/features/people/matter-panel.tsx'
import { ChangesPanel } from '#web/features/changes/panel.tsx'
import { StockPanel } from '#web/features/stock/panel.tsx'
import { MilestonesPanel } from '#web/features/milestones/panel.tsx'
import { TargetsPanel } from '#web/features/milestones/targets.tsx'
import { PeriodsPanel } from '#web/features/periods/panel.tsx'
import { RemindersPanel } from '#web/features/chases/reminders-panel.tsx'
import { OversightPanel } from '../oversight/panel.tsx'
import { ChasesPanel } from '#web/features/chases/panel.tsx'
import { ConsultationsPanel, PaperPanel } from '#web/features/orders/panels.tsx'
import { OriginsPanel } from '#web/features/sources/origins-panel.tsx'
import { RegistersPanel } from '../registers/on-matter.tsx'
import type { MatterView } from './view.ts'

export type Panel = ComponentType<{ readonly view: MatterView; readonly isPast: boolean }>

/**
 * What other nouns show on the page of a matter, in order. A panel asks its own operation and renders nothing where
 * there is nothing to see, so that the view of a matter stays small.
 */
export const panels: readonly Panel[] = [
  PeoplePanel,
  MarksPanel,
  DraftsPanel,
  DivisionPanel,
  MilestonesPanel,
  TargetsPanel,
  PeriodsPanel,
  ChangesPanel,
  ConsultationsPanel,
  ChasesPanel,
  RemindersPanel,
  PaperPanel,
  RegistersPanel,
  ChildrenPanel,
  TimingPanel,
  OriginsPanel,
  OversightPanel,
  StockPanel,
]
