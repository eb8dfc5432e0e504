/** What the baseline names, folded: it fails nothing, and must not be forgotten. */
import type { Verification } from '../../model/verification.ts';
import { knownReasons } from '../gate-wording.ts';
import { countText, numberText } from '../count-text.ts';
import type { Page } from '../page.ts';
import { shownOf } from '../shown-of.ts';
import { paragraph } from '../wrap.ts';
import type { Agenda } from '../agenda.ts';
import { heading, idText, QUIET } from './marks.ts';

const MOST_IDS = 10;

export function knownSection(page: Page, verification: Verification, known: Agenda['known']): string[] {
  const { baseline } = verification;
  if (baseline === undefined) return [];
  const { occurring, unmeasured } = baseline;
  const size = occurring.behaviours.length + occurring.findings.length;
  const unseen = unmeasured.behaviours.length + unmeasured.findings.length;
  if (size + unseen === 0) return [];
  const reasons = knownReasons(verification);
  const ids = shownOf(known, MOST_IDS).map(({ id }) => idText(id));
  const more = known.length > ids.length ? ` and ${numberText(known.length - ids.length)} more` : '';
  return [
    ...heading(page, size === 0 ? 'Known' : `Known, so the gate does not fail on it (${numberText(size)})`),
    ...(reasons.length === 0 ? [] : paragraph(page, [QUIET, [' ']], [`${reasons.join(', ')}.`])),
    ...(ids.length === 0 ? [] : paragraph(page, [['  ']], [`Behaviours: ${ids.join(', ')}${more}.`])),
    ...(unseen === 0
      ? []
      : paragraph(
          page,
          [['  ']],
          [`${countText(unseen, 'more entry', 'more entries')} of which this run says nothing.`],
        )),
  ];
}
