export const registersRefusals = [] as const
