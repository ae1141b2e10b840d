export const peopleRefusals = [] as const
