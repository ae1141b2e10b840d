export const stockRefusals = [] as const
