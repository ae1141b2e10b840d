// Zod would try whether it may compile code, which the content security policy forbids and reports; so it is told
// before any contract is loaded.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
void import('./start.tsx')

export {}
