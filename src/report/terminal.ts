import { printable } from '../util/printable.ts';
import { agendaOf } from './agenda.ts';
import { gateAnswer } from './gate-wording.ts';
import { pageFor, type Page } from './page.ts';
import type { Format } from './paint.ts';
import type { Reporter } from './reporter.ts';
import { behaviourSection } from './terminal/behaviours.ts';
import { findingSection, notesLine } from './terminal/findings.ts';
import { inOrderSection } from './terminal/in-order.ts';
import { knownSection } from './terminal/known.ts';
import { BAD, GOOD, messageText, UNKNOWN, WARNING } from './terminal/marks.ts';
import { summarySection } from './terminal/summary.ts';
import { testSection, unlinkedSection } from './terminal/tests.ts';
import { paragraph, type Piece } from './wrap.ts';
import type { Verification } from '../model/verification.ts';
import { wasRun } from '../model/was-run.ts';

/** For a person: the gate's answer first, then what to do about it, then what is in order. */
export const terminal: Reporter = (verification, context) => {
  const page = pageFor(context);
  const agenda = agendaOf(verification);
  const lines = [
    ...answerLines(page, verification),
    ...agenda.unhealthy.flatMap(({ message }) => paragraph(page, [['  ']], [messageText(message)])),
    ...behaviourSection(page, agenda.behaviours, verification.gate.failedBy),
    ...testSection(page, agenda.tests),
    ...findingSection(page, agenda.findings),
    ...unlinkedSection(page, agenda.unlinked, verification.behaviours.length > 0),
    ...inOrderSection(page, agenda.inOrder, agenda.behaviours.length === 0 ? 'Behaviours' : 'Other behaviours'),
    ...knownSection(page, verification, agenda.known),
    ...notesLine(page, agenda.notes),
    ...summarySection(page, verification),
    ...nextStepLines(page, verification),
  ];
  return `${lines.join('\n')}\n`;
};

const ANSWERS: Readonly<Record<Verification['gate']['exitCode'], readonly [Piece, Format]>> = {
  0: [GOOD, ['bold', 'green']],
  1: [BAD, ['bold', 'red']],
  3: [UNKNOWN, ['bold', 'magenta']],
};

const NO_ANSWER = [WARNING, 'bold'] as const satisfies readonly [Piece, Format];

function answerLines(page: Page, verification: Verification): string[] {
  const isNothingJudged = verification.gate.exitCode === 0 && verification.behaviours.length === 0;
  const [mark, format] = isNothingJudged ? NO_ANSWER : ANSWERS[verification.gate.exitCode];
  const method = methodOf(verification);
  return [
    ...paragraph(page, [mark, [' ']], [printable(gateAnswer(verification)), format]),
    ...(method === undefined ? [] : paragraph(page, [['  ']], [method, 'dim'])),
  ];
}

/** How the answer was found, in a sentence. */
function methodOf(verification: Verification): string | undefined {
  const { behaviours, gate } = verification;
  if (!wasRun(verification)) {
    return gate.exitCode === 1 ? 'Assay only read the sources: no test was run, and no behaviour judged.' : undefined;
  }
  const wasMutated = behaviours.some(({ mutants }) => mutants.relevant > 0);
  return wasMutated ? 'Assay changed the code in small ways, one at a time, to see which tests notice.' : undefined;
}

function nextStepLines(page: Page, { nextStep }: Verification): string[] {
  if (nextStep === undefined) return [];
  return [
    '',
    ...paragraph(
      page,
      [
        ['→ ', 'cyan'],
        ['Next: ', 'bold'],
      ],
      [messageText(nextStep)],
    ),
  ];
}
