import { kcalPerServing, slugOf, type Recipe } from './recipe.ts';

export interface Storage { save(key: string, text: string): Promise<void>; load(key: string): Promise<string | undefined> }

export class Cookbook {
  private recipes: Recipe[] = [];
  constructor(private readonly storage: Storage, private readonly clock: () => Date = () => new Date()) {}

  async add(recipe: Recipe): Promise<string> {
    const key = slugOf(recipe.title);
    if (this.recipes.some((one) => slugOf(one.title) === key)) throw new Error(`"${recipe.title}" is there already`);
    this.recipes.push(recipe);
    await this.storage.save(key, JSON.stringify({ ...recipe, addedOn: this.clock().toISOString().slice(0, 10) }));
    return key;
  }

  async open(key: string): Promise<Recipe & { addedOn: string }> {
    const text = await this.storage.load(key);
    if (text === undefined) throw new Error(`no recipe ${key}`);
    return JSON.parse(text);
  }

  get lightest(): Recipe | undefined {
    return [...this.recipes].sort((a, b) => kcalPerServing(a) - kcalPerServing(b))[0];
  }

  summary(): string {
    const count = this.recipes.length;
    const minutes = this.recipes.reduce((sum, one) => sum + one.minutes, 0);
    return count === 0 ? 'nothing to cook' : `${count} ${count === 1 ? 'recipe' : 'recipes'}, ${Math.round(minutes / count)} minutes each`;
  }
}
