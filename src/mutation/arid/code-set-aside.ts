import type { AridCode, AridPolicy, AridRuleId } from '../../model/arid.ts';
import type { Behaviour, Spec } from '../../model/behaviour.ts';
import { contains, overlaps, type Span } from '../../model/location.ts';
import type { ResolvedScope } from '../../model/scope.ts';
import type { SourceFile } from '../../model/source-file.ts';
import type { PlannedWrongBehaviour } from '../wrong-behaviours/plan-wrong-behaviours.ts';
import { findAridCode } from './find-arid-code.ts';

export interface AridInput {
  /** The code under test. */
  readonly sources: readonly SourceFile[];
  readonly policy: AridPolicy;
  readonly specs: readonly Spec[];
  readonly scopes: readonly ResolvedScope[];
  readonly wrong: readonly PlannedWrongBehaviour[];
}

/** The arid code, without what people care about all the same: messages that examples state, and what they say would be wrong. */
export function codeSetAside({ sources, policy, specs, scopes, wrong }: AridInput): readonly AridCode[] {
  const behaviours = specs.flatMap((spec) => spec.behaviours);
  const stating = new Set(behaviours.filter(statesMessage).map(({ id }) => id));
  const stated = scopes.filter(({ behaviourId }) => stating.has(behaviourId)).flatMap(({ spans }) => spans);
  const named = wrong.flatMap(({ wrongRow }) =>
    wrongRow?.edits.some(({ kind }) => kind === 'replace') === true ? [wrongRow.row.span] : [],
  );
  const isStated = (rule: string, span: Span): boolean =>
    rule === ERROR_MESSAGE && stated.some((scope) => contains(scope, span));
  return sources
    .flatMap((source) => findAridCode(source, policy))
    .filter(({ rule, span }) => !isStated(rule, span) && !named.some((place) => overlaps(place, span)));
}

const ERROR_MESSAGE: string = 'error-message' satisfies AridRuleId;

const statesMessage = ({ status, examples }: Behaviour): boolean =>
  status === 'active' &&
  examples.some(
    (example) => example.kind === 'call' && example.outcome.kind === 'throws' && example.outcome.message !== undefined,
  );
