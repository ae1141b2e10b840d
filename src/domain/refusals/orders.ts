export const ordersRefusals = [] as const
