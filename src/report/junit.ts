/** JUnit XML as Jenkins and GitLab read it: a suite for each feature with its behaviours, one for each test file, one for all else. */
import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../model/verification.ts';
import { groupBy } from '../util/group-by.ts';
import { printable } from '../util/printable.ts';
import { isActionableBehaviour } from './agenda.ts';
import { AUDIENCE_TEXT, measureOf, reasonsOf, stepFor } from './behaviour-wording.ts';
import { failsGate, gateAnswer, ruleTitle } from './gate-wording.ts';
import type { Reporter } from './reporter.ts';
import { element, type Element } from './xml.ts';

export const junit: Reporter = (verification) => {
  const suites = [...featureSuites(verification), ...testSuites(verification), ...otherSuite(verification)];
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
  return [...groupBy(verification.behaviours, ({ feature }) => feature)].map(([feature, behaviours]) => ({
    name: feature,
    cases: behaviours.map((behaviour) => ({
      name: `${behaviour.id}: ${behaviour.must}`,
      className: `behaviours.${feature}`,
      place: placeText(behaviour.location),
      outcome: behaviourOutcome(behaviour, verification.gate.failedBy),
    })),
  }));
}

function behaviourOutcome(behaviour: ReportedBehaviour, failedBy: readonly string[]): Case['outcome'] {
  const { kind } = behaviour.verdict;
  if (behaviour.known === true) return { kind: 'skipped', title: `known: ${kind}`, text: '' };
  if (kind === 'draft' || kind === 'retired') return { kind: 'skipped', title: kind, text: '' };
  if (!isActionableBehaviour(kind) || !failedBy.includes(kind)) return PASSED;
  const { audience, action } = stepFor(behaviour, kind);
  const measure = measureOf(behaviour);
  const text = [
    ...reasonsOf(behaviour),
    ...(measure === '' ? [] : [`${measure}.`]),
    `${AUDIENCE_TEXT[audience]}: ${action}`,
  ];
  return { kind: kind === 'inconclusive' ? 'error' : 'failure', title: kind, text: text.join('\n') };
}

function testSuites({ tests, findings }: Verification): Suite[] {
  const failing = findings.filter(failsGate);
  return [...groupBy(tests, ({ file }) => file)].map(([file, inFile]) => ({
    name: file,
    cases: inFile.map((test) => ({
      name: test.name,
      className: file,
      place: placeText(test.location),
      outcome: testOutcome(
        test,
        failing.filter((finding) => finding.tests.includes(test.id)),
      ),
    })),
  }));
}

function testOutcome({ verdict }: ReportedTest, failing: readonly ReportedFinding[]): Case['outcome'] {
  const [first] = failing;
  if (first !== undefined)
    return { kind: 'failure', title: first.rule, text: failing.map(({ message }) => message).join('\n') };
  return verdict.kind === 'skipped' ? { kind: 'skipped', title: 'skipped', text: '' } : PASSED;
}

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
