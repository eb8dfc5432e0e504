/** The one definition of `specs/baseline.json`: its validation and `schema/baseline.schema.json` are made from this. */
import * as z from 'zod';
import { knownFindingShape, knownVerdictShape } from '../model/baseline.ts';
import { form, list } from './schema-parts.ts';

export const baselineSchema = form('a map with `schemaVersion`, `behaviours` and `findings`', {
  schemaVersion: z.literal(1, '`1`').describe('Of this format.'),
  behaviours: list(form('a map with `behaviour` and `verdict`', knownVerdictShape), 'a list of entries').describe(
    'Behaviours that fail the gate today, an entry a reason.',
  ),
  findings: list(form('a map with `rule` and `file`', knownFindingShape), 'a list of entries').describe(
    'Findings that fail the gate today.',
  ),
}).meta({
  title: 'Assay baseline',
  description: 'What is known to be wrong, written by `assay baseline`: the gate fails on what is new.',
});
