import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const actionSchema = z.object({ runs: z.object({ steps: z.array(z.object({ run: z.string().optional() })) }) });
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');
const files = (pattern: string): readonly string[] => globSync(pattern, { cwd: root }).sort();

describe('CI-1: what CI systems read', () => {
  it.each(files('.github/actions/*/action.yml'))('is a valid action: %s', (path) => {
    expect(validateAction(read(path))).toMatchObject({ actionType: 'action', errors: [] });
  });

  it.each([...files('.github/workflows/*.yml'), ...files('examples/ci/github*.yml')])(
    'is a valid workflow: %s',
    (path) => {
      expect(validateWorkflow(read(path))).toMatchObject({ actionType: 'workflow', errors: [] });
    },
  );

  it('puts no input into a script, where it would be run as a part of it', () => {
    const scripts = files('.github/actions/*/action.yml').flatMap((path) => {
      return actionSchema.parse(parse(read(path))).runs.steps.flatMap(({ run }) => run ?? []);
    });
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
    expect(scripts).toHaveLength(2);
  });
});
