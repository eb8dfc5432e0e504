/** How a part is written down: what it is of, and what was measured, under a seal. Only the version that wrote it reads it. */
import * as z from 'zod';
import { textHash } from '../host/content-hash.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import type { Problem } from '../model/user-error.ts';
import { mapFromJson, mapToJson } from '../util/map-json.ts';
import type { Measured, Part } from './part.ts';

const KIND = 'assay-part';

const writtenBySchema = z.object({ kind: z.literal(KIND), toolVersion: z.string() });

const path = z.string().transform(filePath);
const partSchema = z.object({
  toolVersion: z.string(),
  share: z.object({ index: z.int().min(1), count: z.int().min(1) }),
  asked: z
    .object({ paths: z.array(z.string()), behaviours: z.array(z.string()), test: z.string().optional() })
    .transform(({ test, ...asked }) => ({ ...asked, test })),
  machine: z.object({ node: z.string(), platform: z.string(), vitest: z.string() }),
  files: z.map(path, z.string()),
  changed: z.array(path),
  duration: z.number().min(0),
  // Under the seal is what this very version wrote, so its form need not be looked at again.
  measured: z.custom<Measured>((value) => typeof value === 'object' && value !== null),
});

export function partText(part: Part): string {
  const sealed = { kind: KIND, ...part };
  return `${JSON.stringify({ ...sealed, seal: sealOf(sealed) }, mapToJson)}\n`;
}

/** Of its text, in which the order of keys counts. */
const sealOf = (sealed: object): string => textHash(JSON.stringify(sealed, mapToJson));

export type ParsedPart =
  { readonly part: Part; readonly problem: undefined } | { readonly part: undefined; readonly problem: Problem };

/** The part that the text is, or why it is none that this version of Assay can read. */
export function parsePart(file: FilePath, text: string, toolVersion: string): ParsedPart {
  const refuse = (message: string, hint: string): ParsedPart => ({
    part: undefined,
    problem: { message, hint, file, start: undefined, end: undefined },
  });
  const value = parseJson(text);
  const writtenBy = writtenBySchema.safeParse(value).data;
  if (value === undefined || writtenBy === undefined) {
    return refuse('It is no part of a run.', 'A part is written by `assay check --shard 1/4`.');
  }
  if (writtenBy.toolVersion !== toolVersion) {
    const message = `It was written by Assay ${writtenBy.toolVersion}, and this is Assay ${toolVersion}.`;
    return refuse(message, 'Run all shards and the merge with one version.');
  }
  const { seal, ...sealed } = value;
  const part = partSchema.safeParse(sealed).data;
  if (part === undefined || seal !== sealOf(sealed)) {
    return refuse('It was changed, or cut off, after it was written.', 'Run this shard again.');
  }
  return { part, problem: undefined };
}

function parseJson(text: string): ({ readonly seal?: unknown } & object) | undefined {
  try {
    const value: unknown = JSON.parse(text, mapFromJson);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
