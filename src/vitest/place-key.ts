/** The name by which all records know a test file. Runs in Vitest's workers too. */
export const placeKey = ({ project, file }: { readonly project: string; readonly file: string }): string =>
  JSON.stringify([project, file]);
