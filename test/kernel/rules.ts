import { answerRules } from './answer-rules.ts'
import { factRules } from './fact-rules.ts'
import type { Rule } from './rule.ts'
import { sightRules } from './sight-rules.ts'
import { trailRules } from './trail-rules.ts'

/** Every rule that the database enforces by itself, each with the SQL that takes its mechanism away. */
export const rules: readonly Rule[] = [...sightRules, ...trailRules, ...factRules, ...answerRules]
