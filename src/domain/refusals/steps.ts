export const stepsRefusals = [] as const
