/** What can be said of a suite by reading it: links and oracles, in about a second. No code of the project is executed. */
import type { Finding } from '../model/finding.ts';
import type { Verification } from '../model/verification.ts';
import { UNMEASURED_ENGINE } from '../model/was-run.ts';
import { assembleVerification } from './assemble-verification.ts';
import { checkFocus, checkPaths, focusOf } from './focus.ts';
import { judgeRun } from './judge-run.ts';
import { passGate } from './pass-gate.ts';
import { readProject } from './read-project.ts';
import { surveyCode } from './survey-code.ts';
import { surveyOracles } from './survey-oracles.ts';
import type { SurveyOptions } from './survey-project.ts';
import type { VerifyContext } from './verify.ts';
import { writtenSuite, type WrittenSuite } from './written-suite.ts';

/**
 * Every behaviour and test that would have to be run is inconclusive, so that this never passes for a check.
 * @throws {UserError} when the specs or what is asked for cannot be read.
 */
export async function checkSources(
  { root, focus: request }: Pick<SurveyOptions, 'root' | 'focus'>,
  { now, today, toolVersion }: Pick<VerifyContext, 'now' | 'today' | 'toolVersion'>,
): Promise<Verification> {
  const startedAt = now();
  const project = await readProject(root);
  checkFocus(request, project);
  const written = await writtenSuite(project);
  const suite = { ...written, examples: [], findings: [...written.findings, ...written.unparsed.map(unread)] };
  const code = await surveyCode(project);
  checkPaths(request, code.projectFiles);
  const focus = focusOf(request, { project, suite });
  const read = await surveyOracles({ project, suite, code, wanted: focus.tests });
  const judgement = judgeRun({ project, suite, code, read, wrong: [], run: undefined, columns: [], today });
  return assembleVerification({
    ...judgement,
    behaviours: project.specs.flatMap((spec) => spec.behaviours).filter(({ id }) => focus.behaviours.has(id)),
    cases: suite.cases.filter(({ id }) => focus.tests.has(id)),
    links: suite.links,
    ...passGate({ project, suite, focus, judgement, wasRun: false }),
    hasSpecs: project.specs.length > 0,
    toolVersion,
    run: { engine: UNMEASURED_ENGINE, durationMs: Math.round(now() - startedAt), executions: 0, mutants: 0 },
  });
}

const unread = ({ message, location }: WrittenSuite['unparsed'][number]): Finding => ({
  rule: 'run/not-judged',
  location,
  message: `The tests of ${location.file} were not read, because its source does not parse (${message.replace(/\.$/, '')}): they count neither for nor against a behaviour.`,
  confidence: 'certain',
  confirmed: true,
  behaviours: [],
  tests: [],
});
