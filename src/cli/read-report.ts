import { readFile } from 'node:fs/promises';
import { UserError } from '../model/user-error.ts';
import { verificationSchema, type Verification } from '../model/verification.ts';

/** A saved JSON report. @throws {UserError} `usage` when it is none, or one of another version. */
export async function readReport(path: string): Promise<Verification> {
  const report = verificationSchema.safeParse(await readJson(path));
  if (report.success) return report.data;
  throw new UserError('usage', `${path} is no report of this version of Assay.`, {
    hint: 'Write one with `assay check --reporter json=run.json`.',
    cause: report.error,
  });
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UserError('usage', `${path} cannot be read as JSON.`, { cause: error });
  }
}
