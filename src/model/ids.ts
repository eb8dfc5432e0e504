/** Identifiers, branded so that one kind is never passed for another. The only casts of the project live here. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Written by a person, unique over all specs: `PRICE-2`, `cart.add`. */
export type BehaviourId = Branded<'BehaviourId'>;
/** One `it`/`test` call as written: `file:line:column`. */
export type DeclarationId = Branded<'DeclarationId'>;
/** One test that runs: file and full name joined with ` > `, with a suffix where that is ambiguous. */
export type TestId = Branded<'TestId'>;
/** One way to be wrong, from file, enclosing function path, mutator, original, replacement and ordinal; never from a line. */
export type RowId = Branded<'RowId'>;
/** Relative to the project's root, `/` on every platform. */
export type FilePath = Branded<'FilePath'>;

export const behaviourId = (text: string): BehaviourId => text as BehaviourId;
export const declarationId = (text: string): DeclarationId => text as DeclarationId;
export const testId = (text: string): TestId => text as TestId;
export const rowId = (text: string): RowId => text as RowId;
export const filePath = (text: string): FilePath => text.replaceAll('\\', '/') as FilePath;
