/** How rows are written down where one process hands them to another, and in files that are read by the next run. */
import * as z from 'zod';
import { filePath, rowId } from './ids.ts';

export const filePathSchema = z.string().transform(filePath);
export const positionSchema = z.object({ line: z.number(), column: z.number() });
export const spanSchema = z.object({ file: filePathSchema, start: positionSchema, end: positionSchema });

export const rowSchema = z
  .object({
    id: z.string().transform(rowId),
    origin: z.enum(['mutator', 'spec']),
    file: filePathSchema,
    span: spanSchema,
    mutatorName: z.string(),
    original: z.string(),
    replacement: z.string(),
    functionPath: z.string(),
    arid: z.string().optional(),
  })
  .transform(({ arid, ...facts }) => (arid === undefined ? facts : { ...facts, arid }));
