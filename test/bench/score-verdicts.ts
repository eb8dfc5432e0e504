/** Verdicts of a whole run against labels. */
import type { Verification } from '../../src/model/verification.ts';
import type { BehaviourLabel, LabelledProject, TestLabel } from './read-corpus.ts';

/** How many of the labelled verdicts came out as one of those that count as right. */
export interface VerdictScore {
  readonly right: number;
  readonly wrong: readonly string[];
}

export interface VerdictScores {
  readonly tests: VerdictScore;
  readonly behaviours: VerdictScore;
}

export function scoreVerdicts(labelled: LabelledProject, report: Verification): VerdictScores {
  const { project, tests, behaviours } = labelled;
  const testOf = new Map(report.tests.map((test) => [test.id, test.verdict]));
  const behaviourOf = new Map(report.behaviours.map((behaviour) => [behaviour.id, behaviour.verdict]));
  return {
    tests: scored(Object.entries(tests), ([id, label]) => faultOf(`${project}/${id}`, label, testOf.get(id))),
    behaviours: scored(Object.entries(behaviours), ([id, label]) => {
      const verdict = behaviourOf.get(id);
      return (
        faultOf(`${project}: ${id}`, label, verdict) ?? reasonFault(`${project}: ${id}`, label, verdict?.because ?? [])
      );
    }),
  };
}

function scored<Item>(items: readonly Item[], faultOfItem: (item: Item) => string | undefined): VerdictScore {
  const wrong = items.flatMap((item) => faultOfItem(item) ?? []);
  return { right: items.length - wrong.length, wrong };
}

interface Verdict {
  readonly kind: string;
  readonly because: readonly string[];
}

function faultOf(name: string, { verdict, anyOf }: TestLabel, actual: Verdict | undefined): string | undefined {
  const right = [...new Set([...(verdict === undefined ? [] : [verdict]), ...anyOf])];
  if (right.length === 0 || (actual !== undefined && right.includes(actual.kind))) return undefined;
  const is = actual === undefined ? 'is not reported' : `is ${[actual.kind, ...actual.because].join(' ')}`;
  return `${name} ${is}, should be ${right.join(' or ')}`;
}

function reasonFault(
  name: string,
  { because, becauseAnyOf }: BehaviourLabel,
  actual: readonly string[],
): string | undefined {
  // A verdict that needs no reason counts where the label lets it.
  if (actual.length === 0) return undefined;
  const missing = because.filter((reason) => !actual.includes(reason));
  if (becauseAnyOf.length > 0 && !becauseAnyOf.some((reason) => actual.includes(reason)))
    missing.push(becauseAnyOf.join(' or '));
  return missing.length === 0 ? undefined : `${name} (${actual.join(', ')}) lacks the reason ${missing.join(', ')}`;
}
