export const unitsRefusals = [] as const
