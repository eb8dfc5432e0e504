/** The parts of a run, put together and judged as one. No code of the project is executed. */
import type { FilePath } from '../model/ids.ts';
import type { SourceFile } from '../model/source-file.ts';
import { UserError, type Problem } from '../model/user-error.ts';
import type { Verification } from '../model/verification.ts';
import { joinMatrices } from '../shard/join-matrices.ts';
import { joinRecordings } from '../shard/join-recordings.ts';
import { joinSuites } from '../shard/join-suites.ts';
import { partProblems } from '../shard/part-problems.ts';
import { parsePart } from '../shard/part-text.ts';
import type { Part, StoredPart } from '../shard/part.ts';
import type { Instruments } from './instruments.ts';
import { readProject } from './read-project.ts';
import { differingFiles } from './tree-hashes.ts';
import { verify, type VerifyContext } from './verify.ts';

export interface MergeOptions {
  /** Absolute path of the folder that holds `specs/`: of the tree on which the parts were measured. */
  readonly root: string;
  readonly parts: readonly SourceFile[];
}

/** @throws {UserError} `spec-invalid` · `parts-invalid` with every reason why these are not the parts of one run on this tree. */
export async function merge({ root, parts: texts }: MergeOptions, context: VerifyContext): Promise<Verification> {
  const stored = readParts(texts, context.toolVersion);
  const stated = (await readProject(root)).trusted.map(({ path }) => path);
  refuse([...partProblems(stored), ...stored.flatMap((one) => treeProblems(root, one, stated))]);
  const parts = stored.map(({ part }) => part).sort((left, right) => left.share.index - right.share.index);
  const [first] = parts;
  if (first === undefined) throw new UserError('usage', 'There is no part to merge.', { hint: HINT });
  return verify({ root, focus: first.asked, concurrency: undefined }, () => Promise.resolve(recorded(parts)), context);
}

const HINT = 'Each shard writes one with `assay check --shard 1/4`; all of them are merged at once.';

function readParts(texts: readonly SourceFile[], toolVersion: string): readonly StoredPart[] {
  const read = texts.map(({ path, text }) => ({ file: path, ...parsePart(path, text, toolVersion) }));
  refuse(read.flatMap(({ problem }) => problem ?? []));
  return read.flatMap(({ file, part }) => (part === undefined ? [] : [{ file, part }]));
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError('parts-invalid', 'These parts cannot be merged.', { problems });
}

/** Files that a message names. */
const MOST_NAMED = 3;

/** `stated`: what people wrote for Assay in this tree. */
function treeProblems(root: string, { file, part }: StoredPart, stated: readonly FilePath[]): readonly Problem[] {
  const differing = [...differingFiles(root, part.files), ...stated.filter((path) => !part.files.has(path))];
  if (differing.length === 0) return [];
  const named = differing.slice(0, MOST_NAMED).join(', ');
  const more = differing.length - MOST_NAMED;
  const files = more > 0 ? `${named} and ${more} more` : named;
  const [is, it] = differing.length === 1 ? ['is', 'it was'] : ['are', 'they were'];
  return [
    {
      message: `It was measured on another tree: here, ${files} ${is} not as ${it} there.`,
      hint: 'Merge in a checkout of the same commit, installed and built as the shards were.',
      ...{ file, start: undefined, end: undefined },
    },
  ];
}

/** Answers from what all shards measured. */
const recorded = (parts: readonly Part[]): Instruments => ({
  runSuite: () => Promise.resolve(joinSuites(parts.map(({ share, measured: { suite } }) => ({ share, suite })))),
  engine: {
    name: 'parts',
    run: ({ columns }) =>
      Promise.resolve(
        joinMatrices(
          parts.map(({ share, measured: { matrix } }) => ({ share, matrix })),
          columns,
        ),
      ),
    record: ({ pairs }) => Promise.resolve(joinRecordings(parts, pairs)),
  },
  close: () =>
    Promise.resolve({
      changed: [...new Set(parts.flatMap(({ changed }) => changed))],
      shards: { count: parts.length, duration: Math.max(...parts.map(({ duration }) => duration)) },
    }),
});
