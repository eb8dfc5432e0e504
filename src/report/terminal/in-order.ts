/** The behaviours that need no action, a line each, folded where they are many. */
import type { BehaviourVerdictKind } from '../../model/verdict.ts';
import type { ReportedBehaviour } from '../../model/verification.ts';
import { groupBy } from '../../util/group-by.ts';
import { printable } from '../../util/printable.ts';
import { noticedOf } from '../behaviour-wording.ts';
import { numberText } from '../count-text.ts';
import type { Page } from '../page.ts';
import { shownOf } from '../shown-of.ts';
import { clip, padTo, paint, paragraph, widthOf, type Piece } from '../wrap.ts';
import { GOOD, heading, idText, QUIET, stepLines, WARNING } from './marks.ts';

const MOST_LINES = 15;
const MOST_IDS = 10;
/** Where there is less room for the sentence, it is left out: the id stands for it. */
const SHORTEST_SENTENCE = 16;

export function inOrderSection(page: Page, behaviours: readonly ReportedBehaviour[], title: string): string[] {
  if (behaviours.length === 0) return [];
  const lines = behaviours.length > MOST_LINES ? foldedLines(page, behaviours) : table(page, behaviours);
  return [...heading(page, `${title} (${numberText(behaviours.length)})`), ...lines, ...pinnedLines(page, behaviours)];
}

/** A line each: mark, id, verdict, what was noticed, and as much of the sentence as there is room for. */
function table(page: Page, behaviours: readonly ReportedBehaviour[]): string[] {
  const rows = behaviours.map((behaviour) => {
    const { id, must, verdict } = behaviour;
    return {
      mark: markOf(verdict.kind),
      must: printable(must).trim(),
      cells: [idText(id), verdict.kind, noticedOf(behaviour)],
    };
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map(({ cells }) => widthOf(cells[column] ?? ''))));
  return rows.map(({ mark, must, cells }) => {
    const [id = '', ...facts] = cells.map((cell, column) =>
      widths[column] === 0 ? '' : padTo(widths[column] ?? 0, cell) + '  ',
    );
    const lead: Piece[] = [mark, [` ${id}`, 'bold'], [facts.join('')]];
    const room = page.columns - widthOf(lead.map(([text]) => text).join(''));
    const sentence: Piece[] = room < SHORTEST_SENTENCE ? [] : [[clip(must, room), 'dim']];
    return paint(page, [...lead, ...sentence]).trimEnd();
  });
}

function foldedLines(page: Page, behaviours: readonly ReportedBehaviour[]): string[] {
  return [...groupBy(behaviours, ({ verdict }) => verdict.kind)].flatMap(([kind, group]) => {
    const ids = shownOf(group, MOST_IDS).map(({ id }) => idText(id));
    const hidden = group.length - ids.length;
    const more = hidden > 0 ? ` and ${numberText(hidden)} more` : '';
    return paragraph(page, [markOf(kind), [` ${numberText(group.length)} ${kind}: `]], [`${ids.join(', ')}${more}`]);
  });
}

function markOf(kind: BehaviourVerdictKind): Piece {
  if (kind === 'verified') return GOOD;
  return kind === 'draft' || kind === 'retired' ? QUIET : WARNING;
}

/** Said once, however many are pinned. */
function pinnedLines(page: Page, behaviours: readonly ReportedBehaviour[]): string[] {
  const pinned = behaviours.filter(({ verdict }) => verdict.kind === 'pinned');
  if (pinned.length === 0) return [];
  return [
    ...paragraph(page, [], [PINNED_TEXT]),
    ...stepLines(page, { audience: 'spec-author', action: stateExamples(pinned) }, ''),
  ];
}

const PINNED_TEXT =
  'Pinned: tests hold the code still, but no value that a person stated was checked, so it may stand still in the wrong place.';

function stateExamples(behaviours: readonly ReportedBehaviour[]): string {
  const ids = shownOf(behaviours, MOST_IDS).map(({ id }) => idText(id));
  const more = behaviours.length > ids.length ? ` and ${numberText(behaviours.length - ids.length)} more` : '';
  return `add an example that says what is right to ${ids.join(', ')}${more}`;
}
