import { readFile } from 'node:fs/promises';
import { filePath } from '../model/ids.ts';
import { UserError } from '../model/user-error.ts';
import type { Verification } from '../model/verification.ts';
import { parseReport } from '../report/parse-report.ts';

/** @throws {UserError} `report-invalid` with every mistake, when it cannot be read or is no report of this version. */
export async function readReport(file: string): Promise<Verification> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('report-invalid', `The report ${file} could not be read: ${reason}`, { cause });
  });
  const path = filePath(file);
  const { verification, problems } = parseReport(path, text);
  if (verification !== undefined) return verification;
  throw new UserError('report-invalid', `${file} is no report that can be rendered.`, {
    problems,
    sources: new Map([[path, text]]),
  });
}
