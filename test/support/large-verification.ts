/** A run of any size with every verdict in it, and with hostile texts wherever the examined project writes any. */
import type { MutantStatus } from '../../src/model/mutant-status.ts';
import type { ReportedMutant, ReportedSource } from '../../src/model/reported-mutant.ts';
import { MUTANT_STATUSES } from '../../src/model/mutant-status.ts';
import {
  BEHAVIOUR_VERDICTS,
  TEST_VERDICTS,
  type BehaviourVerdictKind,
  type TestVerdictKind,
} from '../../src/model/verdict.ts';
import type { ReportedBehaviour, ReportedFinding, ReportedTest, Verification } from '../../src/model/verification.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import {
  aReportedBehaviour,
  aReportedFinding,
  aReportedMutant,
  aReportedTest,
  aVerification,
  someMutants,
} from './verifications.ts';

const FILES = 10;
const MUTANTS_A_LINE = 2;

/** Texts that end or begin elements of HTML wherever they are put without care. */
const MARKUP = [
  '</script><script>globalThis.hacked = true</script>',
  '<!-- <script> --><img src=x onerror="globalThis.hacked = true">',
  '" onmouseover="globalThis.hacked = true" x="',
  "javascript:globalThis.hacked=true//' onclick='globalThis.hacked=true",
  '&lt;b&gt; &amp; {{constructor}} ${globalThis.hacked = true}',
  '![image](https://example.org/x.png) [link](javascript:alert(1)) @octocat #1 https://example.org',
];
const TEXTS = [...MARKUP, ...HOSTILE_TEXTS.map(({ text }) => text)];
const hostile = (index: number): string => TEXTS[index % TEXTS.length] ?? '';

export function aLargeVerification(mutants = 1_000): Verification {
  const tests = Array.from({ length: 120 }, (_, index) => testOf(index));
  const behaviours = Array.from({ length: 40 }, (_, index) => behaviourOf(index, tests));
  const all = Array.from({ length: mutants }, (_, index) => mutantOf(index, mutants));
  return aVerification({
    run: { engine: 'in-process', durationMs: 18_200, executions: 61_273, mutants },
    ...{
      behaviours,
      tests,
      mutants: all,
      sources: Array.from({ length: FILES }, (_, file) => sourceOf(file, mutants)),
    },
    findings: tests.slice(0, 60).map((test, index) => findingOf(index, test, all)),
    gate: { passed: false, exitCode: 1, failedBy: ['failing', 'oracle/no-assertion', 'untested', 'violated', 'weak'] },
  });
}

const fileOf = (file: number): string => `src/module-${file}.ts`;

function behaviourOf(index: number, tests: readonly ReportedTest[]): ReportedBehaviour {
  const kind: BehaviourVerdictKind = BEHAVIOUR_VERDICTS[index % BEHAVIOUR_VERDICTS.length] ?? 'verified';
  const id = `RULE-${index + 1}`;
  return aReportedBehaviour({
    id,
    feature: `Feature ${index % 4} ${hostile(index)}`.slice(0, 80),
    must: `Rule ${index + 1} holds. ${hostile(index)}`,
    owner: hostile(index + 3).slice(0, 40),
    status: kind === 'draft' || kind === 'retired' ? kind : 'active',
    location: { file: `specs/feature-${index % 4}.yaml`, line: 3 + index * 5, column: 3 },
    verdict: { kind, because: kind === 'weak' ? ['survivors'] : kind === 'inconclusive' ? ['flaky'] : [] },
    tests: tests.filter(({ claims }) => claims.includes(id)).map((test) => test.id),
    examples: { held: 1, violated: kind === 'violated' ? 1 : 0, strength: 50 },
    wrongBehaviours: { caught: 1, missed: 1, present: 0, stale: 0, broken: 0, uncheckable: 1 },
    mutants: someMutants({ killed: 6, survived: index % 5, borrowed: 1, restated: index % 2 }),
    stated: {
      why: hostile(index + 1),
      examples: [
        { text: `total(${index}) returns ${JSON.stringify(hostile(index))}`, line: 4 + index * 5, state: 'held' },
        ...(kind === 'violated'
          ? [{ text: 'total() returns 1', line: 5 + index * 5, state: 'violated' as const }]
          : []),
      ],
      never: [
        { name: `Never ${hostile(index + 2)}`, line: 6 + index * 5, state: 'missed' },
        { name: 'Never this', line: 7 + index * 5, state: 'caught' },
        { name: 'Never that', line: 8 + index * 5, state: 'uncheckable' },
      ],
    },
  });
}

function testOf(index: number): ReportedTest {
  const kind: TestVerdictKind = TEST_VERDICTS[index % TEST_VERDICTS.length] ?? 'defends';
  const file = `test/module-${index % FILES}.test.ts`;
  return aReportedTest({
    name: `module ${index % FILES} > RULE-${(index % 40) + 1}: case ${index} ${hostile(index)}`,
    id: `${file} > case ${index} ${hostile(index)}`,
    file,
    location: { file, line: 5 + index, column: 3 },
    claims: kind === 'unlinked' ? [] : [`RULE-${(index % 40) + 1}`],
    verdict: { kind, because: kind === 'vacuous' ? ['no-assertion'] : [] },
    ownKills: kind === 'defends' ? 4 : 0,
  });
}

function mutantOf(index: number, all: number): ReportedMutant {
  const status: MutantStatus = MUTANT_STATUSES[index % 3 === 0 ? index % MUTANT_STATUSES.length : 0] ?? 'Killed';
  const perFile = Math.ceil(all / FILES);
  const line = Math.floor((index % perFile) / MUTANTS_A_LINE) + 1;
  const survived = status === 'Survived' || status === 'NoCoverage';
  return aReportedMutant({
    id: `mutant${String(index).padStart(6, '0')}`,
    file: fileOf(Math.floor(index / perFile)),
    start: { line, column: 16 },
    end: { line, column: 22 },
    mutator: index % 7 === 0 ? hostile(index) : 'EqualityOperator',
    replacement: index % 5 === 0 ? hostile(index) : 'a > b',
    status,
    killedBy: status === 'Killed' ? [index % 120] : [],
    coveredBy: status === 'NoCoverage' ? [] : [index % 120, (index * 7 + 1) % 120].sort((left, right) => left - right),
    behaviours: [{ id: `RULE-${(index % 40) + 1}`, class: survived ? 'survived' : 'killed' }],
  });
}

function sourceOf(file: number, mutants: number): ReportedSource {
  const lines = Math.ceil(mutants / FILES / MUTANTS_A_LINE);
  const text = Array.from({ length: lines }, (_, line) => {
    const comment = hostile(line + file)
      .replace(/[\n\r\u2028\u2029]/g, ' ')
      .slice(0, 200);
    return `export const f = a >= b; // ${comment}`;
  });
  return { file: fileOf(file), text: `${text.join('\n')}\n` };
}

function findingOf(index: number, test: ReportedTest, mutants: readonly ReportedMutant[]): ReportedFinding {
  if (index % 2 === 0) {
    return aReportedFinding({
      rule: 'oracle/no-assertion',
      message: `The test checks nothing. ${hostile(index)}`,
      location: test.location,
      tests: [test.id],
      behaviours: test.claims,
    });
  }
  const { id = 'gone', file = 'src/gone.ts', start = { line: 1, column: 1 } } = mutants[index * 3] ?? {};
  const before = `export const f = a >= b; // ${hostile(index)}`;
  return aReportedFinding({
    rule: 'evidence/survivor',
    severity: 'warning',
    message: `\`a >= b\` can become \`a > b\`. ${hostile(index)}`,
    location: { file, line: start.line, column: start.column },
    behaviours: [`RULE-${((index * 3) % 40) + 1}`],
    change: {
      mutant: id,
      mutator: 'EqualityOperator',
      line: start.line,
      before: [before],
      after: [before.replace('>=', '>')],
    },
  });
}
