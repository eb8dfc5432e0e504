/** What a report has to say at places in files: for formats that know places and levels, but no behaviours. */
import type { RuleId, Severity } from '../model/rules.ts';
import type { ReportedBehaviour, ReportedFinding, Verification } from '../model/verification.ts';
import { isActionableBehaviour, type ActionableBehaviour } from './actionable.ts';
import { AUDIENCE_TEXT, measureOf, reasonsOf, stepFor } from './behaviour-wording.ts';
import { diagnosisText } from './diagnosis-wording.ts';
import { findingText } from './finding-text.ts';
import { failsGate, ruleTitle } from './gate-wording.ts';
import { waivedChanges, type WaivedChange } from './waived-changes.ts';
import { justificationText } from './waiver-text.ts';

export interface Annotation {
  /** A rule's id, or `verdict/weak` for a behaviour whose verdict needs action. */
  readonly rule: string;
  readonly level: Exclude<Severity, 'off'>;
  /** The baseline names it. */
  readonly isKnown?: true;
  /** Why a person excuses it; it is nobody's work then. */
  readonly excuse?: string;
  readonly title: string;
  /** Several lines, foreign text in them as it came. */
  readonly message: string;
  readonly location: ReportedFinding['location'];
  /** The lines of source that it is about, one of them that of the location. */
  readonly excerpt?: NonNullable<ReportedFinding['excerpt']>;
  /** The behaviours, tests, changes and assertions it is about, where they stand elsewhere. */
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

/** Verdicts first, then findings, then what is waived; each in the order of the report. */
export function annotationsOf(verification: Verification): readonly Annotation[] {
  const drafts = [
    ...verification.behaviours.flatMap((behaviour) => verdictDraft(behaviour, verification)),
    ...verification.findings.map((finding) => findingDraft(finding, verification)),
    ...waivedChanges(verification).flatMap(waivedDraft),
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
  const { rule, severity, location } = finding;
  const excerpt = excerptAt(finding);
  return {
    annotation: {
      rule,
      // What cannot fail the gate is no error.
      ...(finding.known === true
        ? KNOWN
        : { level: severity === 'error' && !failsGate(finding) ? 'warning' : severity }),
      title: ruleTitle(rule),
      message: findingText(finding).join('\n'),
      location,
      ...(excerpt !== undefined && { excerpt }),
      related: relatedTo(finding, verification),
    },
    about: subjectOf(finding),
  };
}

/** The assertion, or the code before it is changed, where the finding stands at it. */
function excerptAt({ location, change, excerpt }: ReportedFinding): Annotation['excerpt'] {
  const shown = excerpt ?? (change && { line: change.line, lines: change.before });
  const isThere = shown !== undefined && shown.line <= location.line && location.line < shown.line + shown.lines.length;
  return isThere ? shown : undefined;
}

function waivedDraft({ waiver, mutant, what }: WaivedChange): readonly Draft[] {
  if (mutant === undefined) return [];
  const { id, file, start } = mutant;
  const annotation = {
    rule: SURVIVOR,
    level: 'note',
    excuse: justificationText(waiver),
    title: 'A change to the code that is waived',
    message: `${what}, which no test has to notice: it is waived in the policy.`,
    ...{ location: { file, ...start }, related: [] },
  } as const;
  return [{ annotation, about: [id] }];
}

const SURVIVOR: RuleId = 'evidence/survivor';

function subjectOf({ change, behaviours, tests, message }: ReportedFinding): readonly unknown[] {
  if (change !== undefined) return [change.mutant];
  const [first] = tests;
  if (first !== undefined) return [behaviours, first];
  // Numbers in a sentence are mostly places and counts, which move.
  return [behaviours, behaviours.length === 0 ? message.replace(/\d+/g, '#') : ''];
}

const MOST_RELATED = 20;
const CHANGED = 'The code that can be changed so.';

function relatedTo(finding: ReportedFinding, { behaviours, tests, mutants }: Verification): Annotation['related'] {
  const { file, line } = finding.location;
  const { change, diagnosis } = finding;
  const changed = change && mutants.find(({ id }) => id === change.mutant);
  const places = [
    ...(diagnosis?.seen === undefined
      ? []
      : [{ location: diagnosis.seen.location, message: diagnosisText(diagnosis) }]),
    ...(changed === undefined ? [] : [{ location: { file: changed.file, ...changed.start }, message: CHANGED }]),
    ...behaviours
      .filter(({ id }) => finding.behaviours.includes(id))
      .map(({ id, must, location }) => ({ location, message: `${id}: ${must}` })),
    ...tests.filter(({ id }) => finding.tests.includes(id)).map(({ name, location }) => ({ location, message: name })),
  ];
  return places.filter(({ location }) => location.file !== file || location.line !== line).slice(0, MOST_RELATED);
}
