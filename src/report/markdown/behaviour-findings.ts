/** What was found about behaviours that need action, without the changes that nobody noticed: contradictions first. */
import type { ReportedFinding } from '../../model/verification.ts';
import type { BehaviourItem } from '../agenda.ts';
import { numberText } from '../count-text.ts';
import { shownOf } from '../shown-of.ts';
import { changeLines } from './change-lines.ts';
import { codeText, proseText } from './safe-markdown.ts';

const MOST_BEHAVIOURS = 10;
const MOST_FINDINGS = 5;
const MOST_TESTS = 3;

/** One list a behaviour, behind its id. */
export function findingsByBehaviour(items: readonly BehaviourItem[]): readonly string[] {
  const told = items.filter(({ findings }) => findings.length > 0);
  const shown = shownOf(told, MOST_BEHAVIOURS);
  return [
    ...shown.map((item) => [codeText(item.behaviour.id), '', ...findingLines(item)].join('\n')),
    ...moreOf(told.length - shown.length, 'behaviours'),
  ];
}

function findingLines({ findings, tests }: BehaviourItem): readonly string[] {
  const nameOf = new Map(tests.map(({ id, name }) => [id, name]));
  const shown = shownOf(findings, MOST_FINDINGS);
  const lines = shown.flatMap((finding) => [
    `- ${findingText(finding)} ${placeText(finding)}${confirmedBy(finding, nameOf)}`,
    ...insideItem(changeLines(finding)),
  ]);
  return [...lines, ...moreOf(findings.length - shown.length, 'findings').map((more) => `- ${more}`)];
}

/** Lines that belong to the item of a list above them. */
const insideItem = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', ...lines.map((line) => (line === '' ? '' : `  ${line}`)), ''];

function findingText({ contradiction, message }: ReportedFinding): string {
  if (contradiction === undefined) return proseText(message, 600);
  const { call, expected, actual } = contradiction;
  return `${codeText(call)}: expected ${codeText(expected)}, actual ${codeText(actual)}`;
}

/** Green tests beside code that contradicts a person. */
function confirmedBy({ contradiction, tests }: ReportedFinding, nameOf: ReadonlyMap<string, string>): string {
  const names = tests.map((id) => proseText((nameOf.get(id) ?? id).replaceAll(' > ', ' › ')));
  if (contradiction === undefined || names.length === 0) return '';
  const shown = shownOf(names, MOST_TESTS);
  const more = moreOf(names.length - shown.length, 'tests');
  return `<br>confirmed by ${[...shown, ...more].join(' · ')}`;
}

const placeText = ({ location: { file, line } }: ReportedFinding): string => codeText(`${file}:${line}`);

const moreOf = (hidden: number, what: string): readonly string[] =>
  hidden > 0 ? [`and ${numberText(hidden)} more ${what}`] : [];
