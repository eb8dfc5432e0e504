/** `--shard i/n`, and what goes with it. */
import { InvalidArgumentError } from 'commander';
import type { Share } from '../model/share.ts';
import { UserError } from '../model/user-error.ts';

export interface ShardFlags {
  readonly shard?: Share;
  readonly part?: string;
}

/** Commander's parser. */
export function parseShare(value: string): Share {
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new InvalidArgumentError('It has to be i/n with i from 1 to n, as in 2/4.');
}

/** Where the part goes; `undefined` when no shard is asked for. */
export const partFileOf = ({ shard, part }: ShardFlags): string | undefined =>
  shard && (part ?? `assay-part-${shard.index}-of-${shard.count}.json`);

/** @throws {UserError} `usage` for what makes no sense beside a shard, or without one. */
export function checkShardFlags(flags: ShardFlags & { readonly mutation: boolean; readonly reporter?: unknown }): void {
  const { shard, part, mutation, reporter } = flags;
  if (shard === undefined) {
    if (part === undefined) return;
    throw new UserError('usage', 'Only a shard writes a part.', { hint: 'Say which: --shard 1/4.' });
  }
  if (!mutation) {
    throw new UserError('usage', 'What only reads is not worth splitting.', { hint: 'Leave --shard out.' });
  }
  if (reporter !== undefined) {
    throw new UserError('usage', 'A shard judges nothing, so it has nothing to report.', {
      hint: 'Give --reporter to `assay merge`.',
    });
  }
}
