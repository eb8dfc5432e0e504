/** What `assay trace` prints: each behaviour with its tests beneath, then what hangs in the air. */
import type { Trace, TracedBehaviour } from '../model/trace.ts';
import { countText, numberText } from './count-text.ts';
import { groupBy } from '../util/group-by.ts';
import { ruleTitle } from './gate-wording.ts';
import { jsonText } from './json-text.ts';
import { pageFor, type Page } from './page.ts';
import type { ReportContext } from './reporter.ts';
import { findingLines } from './terminal/findings.ts';
import { BAD, GOOD, heading, idText, messageText, nameText, placeText, QUIET, WARNING } from './terminal/marks.ts';
import { paragraph, type Piece } from './wrap.ts';

/** For a person; complete, because to list is what the command is for. */
export function renderTrace(trace: Trace, context: ReportContext): string {
  const page = pageFor(context);
  const features = groupBy(trace.behaviours, ({ feature }) => feature);
  const lines = [
    ...[...features].flatMap(([feature, behaviours]) => [
      ...heading(page, nameText(feature)),
      ...behaviours.flatMap((behaviour) => behaviourLines(page, behaviour)),
    ]),
    ...unlinkedLines(page, trace),
    ...findingLinesOf(page, trace),
    ...countLines(page, trace),
  ];
  return `${lines.join('\n').trimStart()}\n`;
}

/** `--reporter json`. */
export function renderTraceJson(trace: Trace): string {
  return jsonText(trace);
}

function behaviourLines(page: Page, behaviour: TracedBehaviour): string[] {
  const [mark, note] = stateOf(behaviour);
  const place = page.paint('dim', placeText(behaviour.location));
  return [
    ...paragraph(page, [mark, [' '], [idText(behaviour.id), 'bold'], ['  ']], [nameText(behaviour.must)]),
    `  ${note === '' ? place : `${place} · ${note}`}`,
    ...behaviour.tests.flatMap((test) => testLines(page, test)),
  ];
}

function stateOf({ status, tests }: TracedBehaviour): [mark: Piece, note: string] {
  if (status !== 'active') return [QUIET, status];
  return tests.length === 0 ? [BAD, 'untested: no test claims it'] : [GOOD, ''];
}

function testLines(page: Page, test: TracedBehaviour['tests'][number] | Trace['unlinked'][number]): string[] {
  const claim = 'declaredBy' in test && test.declaredBy !== 'title' ? ` · by ${test.declaredBy}` : '';
  return [
    ...paragraph(page, [['    '], ['· ', 'dim']], [nameOf(test)]),
    `      ${page.paint('dim', `${placeText(test.location)}${claim}`)}`,
  ];
}

/** The id without the file, which the place says. */
function nameOf({ id, location }: Trace['unlinked'][number]): string {
  const file = `${location.file} > `;
  return nameText(id.startsWith(file) ? id.slice(file.length) : id);
}

function unlinkedLines(page: Page, { unlinked }: Trace): string[] {
  if (unlinked.length === 0) return [];
  return [
    ...heading(page, `Tests that claim no behaviour (${numberText(unlinked.length)})`),
    ...unlinked.flatMap((test) => testLines(page, test)),
  ];
}

/** What the lists above do not say themselves: unknown and retired claims, equal names, files that do not parse. */
function findingLinesOf(page: Page, { findings, unparsed }: Trace): string[] {
  const others = findings.filter(({ rule }) => rule !== 'link/unlinked-test' && rule !== 'link/untested-behaviour');
  return [
    ...[...groupBy(others, ({ rule }) => rule)].flatMap(([rule, ofRule]) => [
      ...heading(page, `${ruleTitle(rule)} (${numberText(ofRule.length)})`),
      ...ofRule.flatMap((finding) => findingLines(page, finding)),
    ]),
    ...(unparsed.length === 0
      ? []
      : heading(page, `Test files that could not be read (${numberText(unparsed.length)})`)),
    ...unparsed.flatMap(({ message, location }) => [
      ...paragraph(page, [WARNING, [' ']], [messageText(message)]),
      `  ${page.paint('dim', placeText(location))}`,
    ]),
  ];
}

function countLines(page: Page, { behaviours, unlinked, findings }: Trace): string[] {
  const untested = behaviours.filter(({ status, tests }) => status === 'active' && tests.length === 0).length;
  const linked = new Set(behaviours.flatMap(({ tests }) => tests.map(({ id }) => id))).size;
  const unknown = findings.filter(({ rule }) => rule === 'link/unknown-behaviour').length;
  const counts = [
    `${countText(behaviours.length, 'behaviour')}, ${numberText(untested)} untested`,
    `${countText(linked + unlinked.length, 'test')}, ${numberText(unlinked.length)} unlinked`,
    ...(unknown > 0 ? [countText(unknown, 'unknown claim')] : []),
  ];
  return ['', ...paragraph(page, [], [counts.join(' · '), 'bold'])];
}
