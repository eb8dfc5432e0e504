/** How time and memory of a check grow with a project: its code and tests once, twice, n times. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchContext } from './compare-sides.ts';
import { measureSide, type MeasuredSide } from './measure-side.ts';
import { secondsText } from './quantity-text.ts';
import { copyWhole, writeWholeSpec, type WholeProject } from './whole-project.ts';

export interface MeasuredScale extends Omit<MeasuredSide, 'verdicts'> {
  /** How many times the project's code and tests are there. */
  readonly scale: number;
}

/** Of a project that keeps its code in `src` and its tests in `test`. @throws {Interrupted} when aborted · {SideFailure} */
export async function measureScales(
  scales: readonly number[],
  project: WholeProject,
  context: BenchContext,
): Promise<readonly MeasuredScale[]> {
  const measured: MeasuredScale[] = [];
  for (const scale of scales) measured.push(await measureScale(scale, project, context));
  return measured;
}

async function measureScale(
  scale: number,
  project: WholeProject,
  { folder, signal, log }: BenchContext,
): Promise<MeasuredScale> {
  log(`scale ${scale} …`);
  const place = { folder: join(folder, `scale-${scale}`), signal };
  await mkdir(place.folder);
  const root = await copyWhole(project, join(place.folder, 'copy'));
  const parts = await multiply(root, scale);
  await writeWholeSpec(root, filesOfParts(project.files, parts));
  const { wallMs, cpuMs, peakBytes, mutants, executions } = await measureSide('in-process', { ...place, root });
  log(`scale ${scale}: ${secondsText(wallMs)}`);
  return { scale, wallMs, cpuMs, peakBytes, mutants, executions };
}

/** Every part has code and tests of its own, in folders that stand to each other as before, so that imports still hold. */
async function multiply(root: string, scale: number): Promise<readonly string[]> {
  const parts = Array.from({ length: scale }, (_, index) => `part-${index + 1}`);
  for (const folder of ['src', 'test']) {
    for (const part of parts) await cp(join(root, folder), join(root, part, folder), { recursive: true });
    await rm(join(root, folder), { recursive: true });
  }
  return parts;
}

export const filesOfParts = (files: readonly string[], parts: readonly string[]): readonly string[] =>
  parts.flatMap((part) => files.map((file) => `${part}/${file}`));
