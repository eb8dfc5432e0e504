import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The module beside this one, whether it is TypeScript source or the JavaScript built from it. */
export function siblingModule(importerUrl: string, name: string): string {
  const importer = fileURLToPath(importerUrl);
  return fileURLToPath(new URL(`./${name}${extname(importer)}`, importerUrl));
}
