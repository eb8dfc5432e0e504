import type { Reporter } from './reporter.ts';

export const REPORTER_NAMES = ['terminal', 'json', 'html', 'markdown', 'github', 'sarif', 'junit', 'mutation'] as const;
export type ReporterName = (typeof REPORTER_NAMES)[number];

/** Loaded when asked for, so that a run pays only for the reporters it uses. */
export const REPORTERS: Readonly<Record<ReporterName, () => Promise<Reporter>>> = {
  terminal: async () => (await import('./terminal.ts')).terminal,
  json: async () => (await import('./json.ts')).json,
  html: async () => (await import('./html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
  github: async () => (await import('./github.ts')).github,
  sarif: async () => (await import('./sarif.ts')).sarif,
  junit: async () => (await import('./junit.ts')).junit,
  mutation: async () => (await import('./mutation.ts')).mutation,
};
