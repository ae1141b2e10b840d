export const periodsRefusals = [] as const
