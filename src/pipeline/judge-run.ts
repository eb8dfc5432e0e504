/** From the kill matrix to every verdict and finding: arithmetic, no more. */
import { evidenceFindings } from '../evidence/evidence-findings.ts';
import { dataRowFindings } from '../example/data-row-findings.ts';
import type { CountingWaiver } from '../gate/apply-waivers.ts';
import type { Finding } from '../model/finding.ts';
import type { FilePath, RowId } from '../model/ids.ts';
import type { SourceFile } from '../model/source-file.ts';
import { dataFindings } from '../mutation/data-findings.ts';
import { runFindings } from '../mutation/run-findings.ts';
import { wrongBehaviourFindings } from '../mutation/wrong-behaviours/wrong-behaviour-findings.ts';
import type { SurveyedSuite } from './survey-suite.ts';
import { weighRun, type MeasuredRun, type WeighedRun } from './weigh-run.ts';

export interface Judgement extends Pick<WeighedRun, 'evidence' | 'verdicts' | 'testVerdicts' | 'oracles' | 'dataRows'> {
  readonly findings: readonly Finding[];
  /** Rows that the policy waives. */
  readonly waived: ReadonlySet<RowId>;
  /** The waivers by which it does so. */
  readonly waivers: readonly CountingWaiver[];
}

export function judgeRun(measured: MeasuredRun): Judgement {
  const { project, suite, code, wrong = [], read, recordings, columns } = measured;
  const { cases, links, idle } = suite;
  const { scopes, sources } = code;
  const weighed = weighRun(measured);
  const { run, excused, examples, dataRows, creditOf, oracles, evidence, verdicts, testVerdicts } = weighed;
  const linkedTests = new Map(evidence.map((one) => [one.behaviourId, one.linkedTests]));
  const findings = [
    ...[suite, code, excused].flatMap((stage) => stage.findings),
    ...(run === undefined ? [] : [...dataRowFindings(dataRows), ...runFindings(run, columns, links)]),
    ...(run === undefined || run.rows.length === 0 ? [] : dataFindings(sources, scopes, run.rows)),
    ...wrongBehaviourFindings(wrong, (id) => linkedTests.get(id) ?? []),
    ...evidenceFindings({
      ...{
        cases,
        links,
        run,
        creditOf,
        waived: excused.waived,
        behaviours: project.specs.flatMap((spec) => spec.behaviours),
      },
      ...{ evidence, testVerdicts, examples, oracles, recordings },
      sources: textsOf(sources),
      texts: textsOf(read.sources),
    }),
  ];
  const certain = findings.filter((finding) => !isGuess(finding, idle));
  const { waived, counting } = excused;
  return { evidence, verdicts, testVerdicts, oracles, findings: certain, waived, waivers: counting, dataRows };
}

const textsOf = (sources: readonly SourceFile[]): ReadonlyMap<FilePath, string> =>
  new Map(sources.map(({ path, text }) => [path, text]));

/** Nobody could look whether it has a test. */
const isGuess = ({ rule, behaviours }: Finding, idle: SurveyedSuite['idle'] = new Set()): boolean =>
  (rule === 'link/untested-behaviour' || rule === 'spec/unread-rows') && behaviours.every((id) => idle.has(id));
