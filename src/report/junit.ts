/** JUnit XML as Jenkins and GitLab read it: a suite for each feature with its behaviours, one for each test file, one for all else. */
import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../model/verification.ts';
import { groupBy } from '../util/group-by.ts';
import { printable } from '../util/printable.ts';
import { isActionableBehaviour, type ActionableBehaviour } from './actionable.ts';
import { agendaOf, isHeldAgainstBehaviour, type BehaviourItem } from './agenda.ts';
import { AUDIENCE_TEXT, measureOf, reasonsOf, stepFor } from './behaviour-wording.ts';
import { findingText } from './finding-text.ts';
import { failsGate, gateAnswer, ruleTitle } from './gate-wording.ts';
import type { Reporter } from './reporter.ts';
import { shownOf } from './shown-of.ts';
import { waivedChanges } from './waived-changes.ts';
import { justificationText } from './waiver-text.ts';
import { element, type Element } from './xml.ts';

export const junit: Reporter = (verification) => {
  const suites = [featureSuites, testSuites, otherSuite, waivedSuite].flatMap((suitesOf) => suitesOf(verification));
  const answer = printable(gateAnswer(verification));
  const root = element('testsuites', { name: `Assay: ${answer}`, ...totals(suites.flatMap(({ cases }) => cases)) }, [
    ...suites.map(suiteElement),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
};

interface Case {
  readonly name: string;
  readonly className: string;
  /** In the file's folder: a line that says where it stands. */
  readonly place: string;
  /** `failure`: it fails the gate · `error`: it could not be measured, which fails the gate · `skipped`: it was not judged. */
  readonly outcome:
    | { readonly kind: 'passed' }
    | { readonly kind: 'failure' | 'error' | 'skipped'; readonly title: string; readonly text: string };
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

const PASSED = { kind: 'passed' } as const;

function featureSuites(verification: Verification): Suite[] {
  const items = new Map(agendaOf(verification).behaviours.map((item) => [item.behaviour.id, item]));
  return [...groupBy(verification.behaviours, ({ feature }) => feature)].map(([feature, behaviours]) => ({
    name: feature,
    cases: behaviours.map((behaviour) => ({
      name: `${behaviour.id}: ${behaviour.must}`,
      className: `behaviours.${feature}`,
      place: placeText(behaviour.location),
      outcome: behaviourOutcome(behaviour, items.get(behaviour.id), verification),
    })),
  }));
}

function behaviourOutcome(
  behaviour: ReportedBehaviour,
  item: BehaviourItem | undefined,
  { gate, findings }: Verification,
): Case['outcome'] {
  const { kind } = behaviour.verdict;
  if (behaviour.known === true) return { kind: 'skipped', title: `known: ${kind}`, text: '' };
  if (kind === 'draft' || kind === 'retired') return { kind: 'skipped', title: kind, text: '' };
  if (isActionableBehaviour(kind) && gate.failedBy.includes(kind)) {
    const text = [...verdictText(behaviour, kind), ...(item === undefined ? [] : shownText(item))];
    return { kind: kind === 'inconclusive' ? 'error' : 'failure', title: kind, text: text.join('\n') };
  }
  // A policy may let the verdict pass, and not what it rests on.
  return failureOf(findings.filter((finding) => isOfStatement(finding) && finding.behaviours.includes(behaviour.id)));
}

function verdictText(behaviour: ReportedBehaviour, kind: ActionableBehaviour): string[] {
  const { audience, action } = stepFor(behaviour, kind);
  const measure = measureOf(behaviour);
  return [...reasonsOf(behaviour), ...(measure === '' ? [] : [`${measure}.`]), `${AUDIENCE_TEXT[audience]}: ${action}`];
}

const MOST_SHOWN = 10;

/** What is held against the behaviour, then the changes that its tests do not notice. */
function shownText({ findings, survivors }: BehaviourItem): string[] {
  const all = [...findings, ...survivors];
  const shown = shownOf(all, MOST_SHOWN);
  const hidden = all.length - shown.length;
  return [
    ...shown.flatMap((finding) => ['', placeText(finding.location), ...findingText(finding)]),
    ...(hidden > 0 ? ['', `and ${hidden} more, which the other reports have`] : []),
  ];
}

/** Whichever tests it names, it is the behaviour's case that fails: they may be good tests of something else. */
const isOfStatement = (finding: ReportedFinding): boolean => failsGate(finding) && isHeldAgainstBehaviour(finding);

function testSuites({ tests, findings }: Verification): Suite[] {
  const ofTests = findings.filter((finding) => !isHeldAgainstBehaviour(finding));
  return [...groupBy(tests, ({ file }) => file)].map(([file, inFile]) => ({
    name: file,
    cases: inFile.map((test) => ({
      name: test.name,
      className: file,
      place: placeText(test.location),
      outcome: testOutcome(
        test,
        ofTests.filter((finding) => finding.tests.includes(test.id)),
      ),
    })),
  }));
}

function testOutcome({ verdict }: ReportedTest, findings: readonly ReportedFinding[]): Case['outcome'] {
  const failure = failureOf(findings.filter(failsGate));
  if (failure.kind !== 'passed') return failure;
  if (verdict.kind === 'skipped') return { kind: 'skipped', title: 'skipped', text: '' };
  const known = findings.find((finding) => finding.known === true);
  return known === undefined ? PASSED : { kind: 'skipped', title: `known: ${known.rule}`, text: '' };
}

function failureOf(findings: readonly ReportedFinding[]): Case['outcome'] {
  const [first] = findings;
  if (first === undefined) return PASSED;
  const text = findings.flatMap((finding) => [...findingText(finding), ...excerptText(finding)]);
  return { kind: 'failure', title: first.rule, text: text.join('\n') };
}

const excerptText = ({ excerpt }: ReportedFinding): string[] =>
  (excerpt?.lines ?? []).map((line, index) => `  ${(excerpt?.line ?? 0) + index} | ${line.trimEnd()}`);

/** What fails the gate and is about no test and no behaviour of the report. */
function otherSuite({ findings, behaviours, tests }: Verification): Suite[] {
  const known = new Set([...behaviours, ...tests].map(({ id }) => id));
  const others = findings.filter(
    (finding) => failsGate(finding) && ![...finding.behaviours, ...finding.tests].some((id) => known.has(id)),
  );
  if (others.length === 0) return [];
  const cases = others.map(({ rule, message, location }): Case => ({
    ...{ name: ruleTitle(rule), className: 'findings', place: placeText(location) },
    outcome: { kind: 'failure', title: rule, text: message },
  }));
  return [{ name: 'Other findings', cases }];
}

/** Changes that a person excuses: skipped, with the reason. */
function waivedSuite(verification: Verification): Suite[] {
  const cases = waivedChanges(verification).map(({ waiver, mutant, what }): Case => {
    const place = mutant === undefined ? '' : placeText({ file: mutant.file, ...mutant.start });
    const name = [place, what, waiver.mutant].filter((part) => part !== '').join(' · ');
    const outcome = { kind: 'skipped', title: `waived: ${justificationText(waiver)}`, text: '' } as const;
    return { name, className: 'waivers', place, outcome };
  });
  return cases.length === 0 ? [] : [{ name: 'Waived changes', cases }];
}

const placeText = ({ file, line, column }: ReportedFinding['location']): string => `${file}:${line}:${column}`;

function suiteElement({ name, cases }: Suite): Element {
  const skipped = cases.filter(({ outcome }) => outcome.kind === 'skipped').length;
  return element('testsuite', { name, ...totals(cases), skipped: String(skipped) }, cases.map(caseElement));
}

function totals(cases: readonly Case[]): Readonly<Record<string, string>> {
  const count = (kind: Case['outcome']['kind']): string =>
    String(cases.filter(({ outcome }) => outcome.kind === kind).length);
  return { tests: String(cases.length), failures: count('failure'), errors: count('error') };
}

function caseElement({ name, className, place, outcome }: Case): Element {
  const result =
    outcome.kind === 'passed'
      ? []
      : outcome.kind === 'skipped'
        ? [element('skipped', {}, [outcome.title])]
        : [
            element(outcome.kind, { type: outcome.title, message: firstLine(outcome.text) }, [
              `${place}\n${outcome.text}`,
            ]),
          ];
  return element('testcase', { name, classname: className, time: '0' }, result);
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
