export const sourcesRefusals = [] as const
