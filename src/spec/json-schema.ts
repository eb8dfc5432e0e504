import * as z from 'zod';
import { verificationSchema } from '../model/verification.ts';
import { baselineSchema } from './baseline-schema.ts';
import { policySchema } from './policy-schema.ts';
import { specSchema } from './spec-schema.ts';

export type JsonSchemaKind = 'spec' | 'policy' | 'baseline' | 'report';

const SCHEMAS: Readonly<Record<JsonSchemaKind, z.ZodType>> = {
  spec: specSchema,
  policy: policySchema,
  baseline: baselineSchema,
  report: verificationSchema,
};

/** The JSON Schema (draft 2020-12) of the files that people write and of the report; `schema/` holds the same. */
export function jsonSchemaOf(kind: JsonSchemaKind): object {
  return z.toJSONSchema(SCHEMAS[kind], { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });
}
