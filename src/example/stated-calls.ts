import type { CallExample } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import type { StatedCall } from '../model/recording.ts';
import type { ResolvedScope } from '../model/scope.ts';
import { staticCall } from '../syntax/static-call.ts';
import type { RunExample } from './example-results.ts';
import { literalText } from './literal-text.ts';

export interface StatedCallsInput {
  readonly examples: readonly RunExample[];
  readonly scopes: readonly ResolvedScope[];
  /** As calls are recorded: `undefined` where equal keys would not mean equal calls. */
  readonly keyOf: (name: string, values: readonly unknown[]) => string | undefined;
  readonly digestOf: (value: unknown) => string;
}

/** The calls of which the code gives another value than a person stated: whatever asserts what the code gives contradicts the spec. */
export function statedCalls({ examples, scopes, keyOf, digestOf }: StatedCallsInput): readonly StatedCall[] {
  return examples.flatMap(({ behaviourId, example, state }) => {
    const call = state === 'violated' ? callOf(example) : undefined;
    if (call === undefined || example.outcome.kind !== 'returns') return [];
    const { value } = example.outcome;
    const files = new Set<FilePath>(
      scopes.filter((scope) => scope.behaviourId === behaviourId).flatMap(({ spans }) => spans.map(({ file }) => file)),
    );
    return [...files].flatMap((file) => {
      const key = keyOf(`${file}#${call.name}`, call.values);
      if (key === undefined) return [];
      return [{ behaviourId, key, digest: digestOf(value), text: literalText(value), location: example.location }];
    });
  });
}

function callOf({ call, args, row = {}, setup }: CallExample): ReturnType<typeof staticCall> {
  if (setup !== undefined) return undefined;
  if (args !== undefined) return /^[\w$]+$/.test(call) ? { name: call, values: args } : undefined;
  return staticCall(call, Object.fromEntries(Object.entries(row).map(([name, value]) => [`$${name}`, value])));
}
