/**
 * What a unit has to answer, counted on whoever caused it (减负): by the events that the trail keeps of it. A period
 * that is opened by hand is a demand; those of the calendar are nobody's own doing.
 */
export const burdens = ['questions', 'demands', 'chases'] as const
export type Burden = (typeof burdens)[number]

export const burdenOf: Readonly<Record<string, Burden>> = {
  'matter.asked': 'questions',
  'period.opened': 'demands',
  'matter.returned': 'demands',
  'matter.chased': 'chases',
  'matter.urged': 'chases',
}
