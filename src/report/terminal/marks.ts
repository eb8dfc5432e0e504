/** The few signs of the report, and the texts that every part of it uses. */
import type { ReportedFinding, ReportedTest } from '../../model/verification.ts';
import { printable, printableUpTo } from '../../util/printable.ts';
import { AUDIENCE_TEXT, type Step } from '../behaviour-wording.ts';
import { failsGate } from '../gate-wording.ts';
import type { Page } from '../page.ts';
import { paragraph, type Piece } from '../wrap.ts';

export const GOOD: Piece = ['✓', 'green'];
export const BAD: Piece = ['✗', 'red'];
export const WARNING: Piece = ['!', 'yellow'];
export const UNKNOWN: Piece = ['?', 'magenta'];
export const QUIET: Piece = ['·', 'dim'];

type Change = NonNullable<ReportedFinding['change']>;

/** Longer names say nothing more, and hide what comes after them. */
const LONGEST_NAME = 160;
const LONGEST_ID = 60;
const LONGEST_PATH = 400;
const LONGEST_MESSAGE = 600;

export const nameText = (name: string): string => printableUpTo(LONGEST_NAME, name);
export const idText = (id: string): string => printableUpTo(LONGEST_ID, id);
export const messageText = (message: string): string => printableUpTo(LONGEST_MESSAGE, message);

/** What fails the gate is told apart from what only warns. */
export const findingMark = (finding: ReportedFinding): Piece => (failsGate(finding) ? BAD : WARNING);

/** The place of a change to the code, and the id by which a waiver names it. */
export function changePlaceText(location: ReportedFinding['location'], { mutant, line }: Change): string {
  return `${placeText({ ...location, line })}  ${idText(mutant)}`;
}

/** `file:line:column`, which terminals and editors turn into a link. */
export function placeText({ file, line, column }: ReportedFinding['location']): string {
  return `${printableUpTo(LONGEST_PATH, file)}:${line}:${column}`;
}

export function stepLines(page: Page, { audience, action }: Step, indent: string): string[] {
  const lead: Piece[] = [[indent], ['→ ', 'cyan'], [`${AUDIENCE_TEXT[audience]}: `, 'bold']];
  return paragraph(page, lead, [printable(action).replace(/\.$/, '')]);
}

/** A title of a part of the report, after an empty line. */
export function heading(page: Page, title: string): string[] {
  return ['', ...paragraph(page, [], [title, ['bold', 'underline']])];
}

/** What is kept back, always said. */
export function moreLine(
  page: Page,
  { hidden, indent, what }: { hidden: number; indent: string; what: string },
): string[] {
  return hidden > 0 ? [`${indent}${page.paint('dim', `and ${hidden} more ${what}`.trimEnd())}`] : [];
}

export function testMark({ verdict: { kind } }: ReportedTest): Piece {
  switch (kind) {
    case 'defends':
      return GOOD;
    case 'skipped':
    case 'unlinked':
      return QUIET;
    case 'inconclusive':
      return UNKNOWN;
    case 'flaky':
    case 'failing':
    case 'misdirected':
    case 'vacuous':
    case 'restates':
      return BAD;
  }
}
