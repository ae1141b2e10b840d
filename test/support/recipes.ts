import { readdirSync } from 'node:fs'
import type { Cast } from './cast.ts'
import { kitOf, type Kit, type Recipes } from './recipes/kit.ts'
import type { World } from './world.ts'

export type { Recipe, Serving } from './recipes/kit.ts'

type Nouns = Readonly<Record<string, (kit: Kit) => Recipes>>

/** For every operation behind the door: a valid input on a thing in the right state. One file a noun, in ./recipes. */
export const recipesOf = async (world: World, cast: Cast): Promise<Recipes> => {
  const kit = await kitOf(world, cast)
  const recipes: Record<string, Recipes[string]> = {}
  for (const file of readdirSync(new URL('recipes/', import.meta.url)).toSorted()) {
    if (file === 'kit.ts') continue
    const nouns = (await import(new URL(`recipes/${file}`, import.meta.url).href)) as Nouns
    for (const make of Object.values(nouns)) Object.assign(recipes, make(kit))
  }
  return recipes
}
