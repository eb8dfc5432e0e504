/** Workflow commands of GitHub Actions, which become annotations at the lines of a pull request. */
import { printable, printableUpTo } from '../util/printable.ts';
import { annotationsOf, type Annotation } from './annotation.ts';
import { gateAnswer } from './gate-wording.ts';
import type { Reporter } from './reporter.ts';

/** GitHub shows ten of each level a step, and drops the others without a word. */
const MOST_OF_A_LEVEL = 10;
const LONGEST_TITLE = 120;
const LONGEST_MESSAGE = 4_000;
const LEVELS = ['error', 'warning'] as const;

export const github: Reporter = (verification, { folder = '' }) => {
  const annotations = annotationsOf(verification);
  const commands = LEVELS.flatMap((level) => {
    const ofLevel = annotations.filter((annotation) => annotation.level === level);
    const shown = ofLevel.slice(0, ofLevel.length > MOST_OF_A_LEVEL ? MOST_OF_A_LEVEL - 1 : MOST_OF_A_LEVEL);
    const hidden = ofLevel.length - shown.length;
    const more = `${hidden} more of this level are in the other reports: GitHub shows ${MOST_OF_A_LEVEL}.`;
    return [
      ...shown.map((annotation) => command(annotation, folder)),
      ...(hidden > 0 ? [`::${level} title=Assay::${data(more)}`] : []),
    ];
  });
  const isPassed = verification.gate.passed;
  const answer = `::${isPassed ? 'notice' : 'error'} title=Assay::${data(printable(gateAnswer(verification)))}`;
  return `${[answer, ...commands].join('\n')}\n`;
};

function command({ level, location: { file, line, column }, title, message }: Annotation, folder: string): string {
  const facts = {
    file: `${folder}${file}`,
    line: String(line),
    col: String(column),
    title: printableUpTo(LONGEST_TITLE, title),
  };
  const properties = Object.entries(facts).map(([name, value]) => `${name}=${property(value)}`);
  const lines = message.slice(0, LONGEST_MESSAGE).split('\n').map(printable);
  return `::${level} ${properties.join(',')}::${data(lines.join('\n'))}`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
