import type { ComponentType } from 'react'
import { MarksPanel } from '../marks/panel.tsx'
import { PeoplePanel } from '#web/features/people/matter-panel.tsx'
import { ChangesPanel } from '#web/features/changes/panel.tsx'
import { StockPanel } from '#web/features/stock/panel.tsx'
import { RegistersPanel } from '../registers/on-matter.tsx'
import type { MatterView } from './view.ts'

export type Panel = ComponentType<{ readonly view: MatterView; readonly isPast: boolean }>

/**
 * What other nouns show on the page of a matter, in order. A panel asks its own operation and renders nothing where
 * there is nothing to see, so that the view of a matter stays small.
 */
export const panels: readonly Panel[] = [PeoplePanel, ChangesPanel, MarksPanel, RegistersPanel, StockPanel]
