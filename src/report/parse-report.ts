/** Reads a saved JSON report, which anybody may have written. */
import * as z from 'zod';
import type { FilePath } from '../model/ids.ts';
import type { Problem } from '../model/user-error.ts';
import { verificationSchema, type Verification } from '../model/verification.ts';

export type ParsedReport =
  | { readonly verification: Verification; readonly problems: readonly [] }
  | { readonly verification: undefined; readonly problems: readonly Problem[] };

const SCHEMA_VERSION = 1;
const anyReport = z.object({ schemaVersion: z.unknown() });

/** The report, or every mistake in it. */
export function parseReport(file: FilePath, text: string): ParsedReport {
  const refuse = (message: string, place: Pick<Problem, 'hint' | 'start'>): Problem => ({
    ...{ message, file, end: undefined },
    ...place,
  });
  const failed = (...problems: readonly Problem[]): ParsedReport => ({ verification: undefined, problems });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(refuse(`It is no JSON: ${message}.`, { hint: SAVE_HINT, start: placeIn(message) }));
  }
  const version = anyReport.safeParse(value).data?.schemaVersion;
  if (version === undefined) {
    return failed(refuse('It is no report of Assay: it has no schemaVersion.', { hint: SAVE_HINT, start: undefined }));
  }
  if (version !== SCHEMA_VERSION) {
    const message = `It has schemaVersion ${JSON.stringify(version)}, and this version of Assay reads ${SCHEMA_VERSION}.`;
    return failed(refuse(message, { hint: 'Render it with the version that wrote it.', start: undefined }));
  }
  const { data, error } = verificationSchema.safeParse(value);
  if (data !== undefined) return { verification: data, problems: [] };
  return failed(
    ...error.issues.map(({ path, message }) =>
      refuse(path.length === 0 ? message : `${pathText(path)}: ${message}`, { hint: undefined, start: undefined }),
    ),
  );
}

const SAVE_HINT = 'A report is saved by `assay check --reporter json=FILE`.';

/** As V8 says it. */
function placeIn(message: string): Problem['start'] {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
}

/** `behaviours[3].verdict.kind`. */
const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
