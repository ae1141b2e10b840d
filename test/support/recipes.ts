import type { Cast } from './cast.ts'
import { accountRecipes } from './recipes/accounts.ts'
import { changeRecipes } from './recipes/changes.ts'
import { boardRecipes } from './recipes/boards.ts'
import { kitOf, type Recipes } from './recipes/kit.ts'
import { matterRecipes } from './recipes/matters.ts'
import { orderRecipes } from './recipes/orders.ts'
import { peopleRecipes } from './recipes/people.ts'
import { reportRecipes } from './recipes/reports.ts'
import { sourceRecipes } from './recipes/sources.ts'
import { unitRecipes } from './recipes/units.ts'
import { stockRecipes } from './recipes/stock.ts'
import type { World } from './world.ts'

export type { Recipe, Serving } from './recipes/kit.ts'

const all = [
  accountRecipes,
  boardRecipes,
  changeRecipes,
  sourceRecipes,
  matterRecipes,
  orderRecipes,
  reportRecipes,
  stockRecipes,
  peopleRecipes,
  unitRecipes,
]

/** For every operation behind the door: a valid input on a thing in the right state. One file a noun. */
export const recipesOf = async (world: World, cast: Cast): Promise<Recipes> => {
  const kit = await kitOf(world, cast)
  return Object.assign({}, ...all.map((recipes) => recipes(kit))) as Recipes
}
