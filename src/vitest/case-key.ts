/** The name by which the records of all runs know one case. Runs in Vitest's workers too. */
export function caseKey(parts: {
  readonly project: string;
  readonly file: string;
  readonly titlePath: readonly string[];
  readonly ordinal: number;
}): string {
  return JSON.stringify([parts.project, parts.file, parts.ordinal, ...parts.titlePath]);
}
