/** A worker's line to Vitest, on which only modules are asked for: thousands of attempts are nobody's news. */
import type { WorkerGlobalState } from 'vitest';

type Rpc = WorkerGlobalState['rpc'];
type Call = (...values: unknown[]) => Promise<unknown>;

/** Vitest answers these; everything else is news, and goes nowhere. */
const QUESTIONS = new Set(['fetch', 'fetchWarmModules', 'resolve', 'resolveSnapshotPath', 'ensureModuleGraphEntry']);

interface Listener {
  /** Of an error that nothing caught. */
  readonly onStray: () => void;
  /** Of what was asked, until it is answered. */
  readonly onQuestion: (answer: Promise<unknown>) => void;
}

/**
 * A module that was fetched once is not fetched again:
 * it cannot change while the worker lives, and the file is loaded for every mutant.
 */
export function quietRpc(rpc: Rpc, { onStray, onQuestion }: Listener): Rpc {
  const known = new Map<string, Promise<unknown>>();
  return new Proxy(rpc, {
    get: (target, name): unknown => {
      const call: unknown = Reflect.get(target, name);
      if (typeof name !== 'string' || name.startsWith('$') || !isCall(call)) return call;
      if (name === 'onUnhandledError') return toNobody(onStray);
      if (name === 'onTaskArtifactRecord') return (_test: unknown, artifact: unknown) => Promise.resolve(artifact);
      if (!QUESTIONS.has(name)) return toNobody(() => undefined);
      return (...values: unknown[]) => {
        const key = JSON.stringify([name, ...values]);
        let answer = known.get(key);
        if (answer === undefined) {
          answer = call(...values);
          known.set(key, answer);
          onQuestion(answer);
        }
        return answer;
      };
    },
  });
}

/** Calls are events too: `rpc.onQueued.asEvent(…)`. */
function toNobody(heard: () => void): Call {
  const ignore = (): Promise<undefined> => {
    heard();
    return Promise.resolve(undefined);
  };
  return Object.assign(ignore, { asEvent: ignore });
}

const isCall = (value: unknown): value is Call => typeof value === 'function';
