import type { Behaviour, CodeReference, Spec } from '../model/behaviour.ts';
import type { Finding, StageResult } from '../model/finding.ts';
import type { BehaviourId, FilePath } from '../model/ids.ts';
import { byLocation, byText, type Location, type Span } from '../model/location.ts';
import type { ResolvedScope } from '../model/scope.ts';
import type { SourceFile } from '../model/source-file.ts';
import { groupBy } from '../util/group-by.ts';
import { ReferenceResolver } from './resolve-reference.ts';
import { distinctSpans, subtractSpans } from './subtract-spans.ts';

export interface ScopeRequest {
  readonly specs: readonly Spec[];
  /** The files that the specs name, as `codeFilesOf` lists them. */
  readonly sources: readonly SourceFile[];
  /** All files of the project, for better hints where a path matches nothing. */
  readonly projectFiles?: readonly FilePath[];
}

/** The code of each active behaviour, in the order of the specs. Drafts and retired behaviours are not measured, so they have none. */
export function resolveScopes({
  specs,
  sources,
  projectFiles = [],
}: ScopeRequest): StageResult<readonly ResolvedScope[]> {
  const resolver = new ReferenceResolver(sources, projectFiles);
  const active = specs.flatMap((spec) => spec.behaviours).filter((behaviour) => behaviour.status === 'active');
  const named = active.map((behaviour) => nameCode(behaviour, resolver));
  return { product: named.map((code) => scopeOf(code, named)), findings: missingCode(named) };
}

/** What one behaviour names, before it is compared with the others. */
interface NamedCode {
  readonly behaviourId: BehaviourId;
  readonly spans: readonly Span[];
  /** Named by the behaviour itself with `path#name`. */
  readonly claimedSpans: readonly Span[];
  readonly problems: readonly { readonly message: string; readonly location: Location }[];
}

function nameCode(behaviour: Behaviour, resolver: ReferenceResolver): NamedCode {
  const resolved = behaviour.code.map((reference) => ({ reference, result: resolver.resolve(reference) }));
  const spansWhere = (isWanted: (reference: CodeReference) => boolean): readonly Span[] =>
    resolved.flatMap(({ reference, result }) => (result.ok && isWanted(reference) ? result.spans : []));
  const problems = resolved.flatMap(({ reference, result }) =>
    result.ok ? [] : [{ message: result.message, location: reference.location }],
  );
  const noCode = {
    message: 'Neither the behaviour nor its feature names any `code`: name it.',
    location: behaviour.location,
  };
  return {
    behaviourId: behaviour.id,
    spans: spansWhere(() => true),
    claimedSpans: spansWhere(({ name, declaredBy }) => name !== undefined && declaredBy === 'behaviour'),
    problems: behaviour.code.length === 0 ? [noCode] : problems,
  };
}

/**
 * Own code is what the behaviour itself names with `path#name`, less all that another active behaviour names in this way, by whatever name:
 * of a class that one behaviour names and of which another names a method, the method is shared and the rest is the first one's own.
 * Whole files and what a feature names take nothing away, since they single out no code.
 */
function scopeOf(code: NamedCode, all: readonly NamedCode[]): ResolvedScope {
  const others = all.filter((other) => other !== code).flatMap((other) => other.claimedSpans);
  return {
    behaviourId: code.behaviourId,
    spans: distinctSpans(code.spans),
    ownSpans: subtractSpans(code.claimedSpans, others),
    isResolved: code.problems.length === 0,
  };
}

/** Once a place and message: a feature's code is missing for all behaviours that inherit it. */
function missingCode(named: readonly NamedCode[]): readonly Finding[] {
  const problems = named.flatMap(({ behaviourId, problems }) =>
    problems.map((problem) => ({ ...problem, behaviourId })),
  );
  const groups = groupBy(problems, ({ message, location }) =>
    JSON.stringify([location.file, location.line, location.column, message]),
  );
  return [...groups.values()]
    .flatMap((group) =>
      group[0] === undefined
        ? []
        : [
            missingCodeFinding(
              group[0],
              group.map((one) => one.behaviourId),
            ),
          ],
    )
    .toSorted((left, right) => byLocation(left.location, right.location) || byText(left.message, right.message));
}

const missingCodeFinding = (
  { message, location }: { readonly message: string; readonly location: Location },
  behaviours: readonly BehaviourId[],
): Finding => ({
  rule: 'spec/missing-code',
  location,
  message,
  confidence: 'certain',
  confirmed: false,
  behaviours: [...new Set(behaviours)].toSorted(byText),
  tests: [],
});
