import { RULES, type Rule, type RuleId } from '../../model/rules.ts';
import { AUDIENCE_TEXT } from '../behaviour-wording.ts';
import type { Page } from '../page.ts';
import { heading, stepLines } from '../terminal/marks.ts';
import { padTo, paragraph, widthOf } from '../wrap.ts';

/** A rule in full: what it means, an example, and what to do. */
export function ruleLines(page: Page, id: RuleId): string[] {
  const rule: Rule = RULES[id];
  const { title, audience, defaultSeverity, explanation, remedy, example } = rule;
  return [
    ...paragraph(page, [[id, 'bold'], ['  ']], [title]),
    `  ${page.paint('dim', `for the ${AUDIENCE_TEXT[audience].toLowerCase()} · ${SEVERITY_TEXT[defaultSeverity]}`)}`,
    '',
    ...paragraph(page, [['  ']], [explanation]),
    ...(example === undefined ? [] : ['', ...codeLines(page, 'Instead of', example.bad)]),
    ...(example === undefined ? [] : ['', ...codeLines(page, 'write', example.good)]),
    '',
    ...stepLines(page, { audience, action: remedy }, '  '),
  ];
}

const SEVERITY_TEXT: Readonly<Record<Rule['defaultSeverity'], string>> = {
  error: 'error: fails the gate where it is certain',
  warning: 'warning: never fails the gate by itself',
  note: 'note: asks for nothing',
  off: 'off',
};

const codeLines = (page: Page, title: string, code: string): string[] => [
  `  ${page.paint('dim', title)}`,
  ...code.split('\n').map((line) => `    ${page.paint('dim', '│')} ${line}`.trimEnd()),
];

/** Every rule, by the stage that finds it. */
export function ruleListLines(page: Page): string[] {
  const ids = Object.keys(RULES).filter(isKnown);
  const width = Math.max(...ids.map(widthOf)) + 2;
  const stages = [...new Set(ids.map(stageOf))];
  return stages.flatMap((stage) => [
    ...heading(page, stage),
    ...ids
      .filter((id) => stageOf(id) === stage)
      .flatMap((id) => paragraph(page, [[padTo(width, id)]], [RULES[id].title])),
  ]);
}

const isKnown = (id: string): id is RuleId => Object.hasOwn(RULES, id);
const stageOf = (id: RuleId): string => id.slice(0, id.indexOf('/'));
