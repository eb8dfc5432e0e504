/** What a report has to say at places in files: for formats that know places and levels, but no behaviours. */
import type { Severity } from '../model/rules.ts';
import type { ReportedBehaviour, ReportedFinding, Verification } from '../model/verification.ts';
import { isActionableBehaviour, type ActionableBehaviour } from './agenda.ts';
import { AUDIENCE_TEXT, measureOf, reasonsOf, stepFor } from './behaviour-wording.ts';
import { failsGate, ruleTitle } from './gate-wording.ts';

export interface Annotation {
  /** A rule's id, or `verdict/weak` for a behaviour whose verdict needs action. */
  readonly rule: string;
  readonly level: Exclude<Severity, 'off'>;
  /** The baseline names it. */
  readonly isKnown?: true;
  readonly title: string;
  /** Several lines, foreign text in them as it came. */
  readonly message: string;
  readonly location: ReportedFinding['location'];
  /** The behaviours and tests it is about, where they stand elsewhere. */
  readonly related: readonly { readonly location: ReportedFinding['location']; readonly message: string }[];
  /** The same in every run as long as it is about the same thing, whatever lines move. Unique. */
  readonly identity: string;
}

interface Draft {
  readonly annotation: Omit<Annotation, 'identity'>;
  /** What tells it from others of its rule in its file. */
  readonly about: readonly unknown[];
}

/** Rules by which a finding says all that its behaviour's verdict would. */
const SAYS_VERDICT: ReadonlyMap<ActionableBehaviour, string> = new Map<ActionableBehaviour, string>([
  ['untested', 'link/untested-behaviour'],
  ['failing', 'run/failing-test'],
  ['violated', 'evidence/example-violated'],
]);

/** Verdicts first, then findings; each in the order of the report. */
export function annotationsOf(verification: Verification): readonly Annotation[] {
  const drafts = [
    ...verification.behaviours.flatMap((behaviour) => verdictDraft(behaviour, verification)),
    ...verification.findings.map((finding) => findingDraft(finding, verification)),
  ];
  const ordinals = new Map<string, number>();
  return drafts.map(({ annotation, about }) => {
    const name = JSON.stringify([annotation.rule, annotation.location.file, ...about]);
    const ordinal = ordinals.get(name) ?? 0;
    ordinals.set(name, ordinal + 1);
    return { ...annotation, identity: `${name}#${ordinal}` };
  });
}

function verdictDraft(behaviour: ReportedBehaviour, { findings, gate }: Verification): readonly Draft[] {
  const { id, must, location, verdict, known } = behaviour;
  const { kind } = verdict;
  if (!isActionableBehaviour(kind)) return [];
  const isSaid = findings.some(({ rule, behaviours }) => rule === SAYS_VERDICT.get(kind) && behaviours.includes(id));
  if (isSaid) return [];
  const { audience, action } = stepFor(behaviour, kind);
  const measure = measureOf(behaviour);
  const lines = [
    must,
    ...reasonsOf(behaviour),
    ...(measure === '' ? [] : [`${measure}.`]),
    `→ ${AUDIENCE_TEXT[audience]}: ${action}`,
  ];
  return [
    {
      annotation: {
        rule: verdictRule(kind),
        ...(known === true ? KNOWN : { level: levelOf(kind, gate.failedBy) }),
        title: `${id} is ${kind}`,
        message: lines.join('\n'),
        ...{ location, related: [] },
      },
      about: [id],
    },
  ];
}

const levelOf = (kind: ActionableBehaviour, failedBy: readonly string[]): Annotation['level'] =>
  failedBy.includes(kind) ? 'error' : kind === 'pinned' ? 'note' : 'warning';

const KNOWN = { level: 'note', isKnown: true } as const;

export const verdictRule = (kind: ActionableBehaviour): string => `verdict/${kind}`;

function findingDraft(finding: ReportedFinding, verification: Verification): Draft {
  const { rule, severity, message, location, change, confidence, confirmed } = finding;
  const isDoubtful = confidence !== 'certain' && !confirmed;
  const diff = change === undefined ? [] : [...signed('-', change.before), ...signed('+', change.after)];
  return {
    annotation: {
      rule,
      // What cannot fail the gate is no error.
      ...(finding.known === true
        ? KNOWN
        : { level: severity === 'error' && !failsGate(finding) ? 'warning' : severity }),
      title: ruleTitle(rule),
      message: [isDoubtful ? `${message} (${confidence})` : message, ...diff].join('\n'),
      location,
      related: relatedTo(finding, verification),
    },
    about: subjectOf(finding),
  };
}

const MOST_LINES = 12;

const signed = (sign: string, lines: readonly string[]): string[] =>
  lines.slice(0, MOST_LINES).map((line) => `${sign} ${line.trimEnd()}`);

function subjectOf({ change, behaviours, tests, message }: ReportedFinding): readonly unknown[] {
  if (change !== undefined) return [change.mutant];
  const [first] = tests;
  if (first !== undefined) return [behaviours, first];
  // Numbers in a sentence are mostly places and counts, which move.
  return [behaviours, behaviours.length === 0 ? message.replace(/\d+/g, '#') : ''];
}

const MOST_RELATED = 20;

function relatedTo(finding: ReportedFinding, { behaviours, tests }: Verification): Annotation['related'] {
  const { file, line } = finding.location;
  const places = [
    ...behaviours
      .filter(({ id }) => finding.behaviours.includes(id))
      .map(({ id, must, location }) => ({ location, message: `${id}: ${must}` })),
    ...tests.filter(({ id }) => finding.tests.includes(id)).map(({ name, location }) => ({ location, message: name })),
  ];
  return places.filter(({ location }) => location.file !== file || location.line !== line).slice(0, MOST_RELATED);
}
