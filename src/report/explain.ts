/** What `assay explain` prints. */
import type { RuleId } from '../model/rules.ts';
import type { Subject } from './explain/find-subject.ts';
import { ruleLines, ruleListLines } from './explain/rule.ts';
import { subjectLines, type ExplainedRun } from './explain/subject.ts';
import { pageFor } from './page.ts';
import type { ReportContext } from './reporter.ts';

export const renderRule = (id: RuleId, context: ReportContext): string => text(ruleLines(pageFor(context), id));

export const renderRuleList = (context: ReportContext): string => text(ruleListLines(pageFor(context)));

export const renderSubject = (subject: Subject, run: ExplainedRun, context: ReportContext): string =>
  text(subjectLines(pageFor(context), subject, run));

const text = (lines: readonly string[]): string => `${lines.join('\n').trimStart()}\n`;
