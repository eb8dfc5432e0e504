import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Where `root` is inside its Git repository, as `packages/shop/`; empty when it is the repository itself, or in none. */
export function repositoryFolder(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) {
      const path = relative(folder, root);
      return path === '' ? '' : `${path.split(sep).join('/')}/`;
    }
    if (folder === dirname(folder)) return '';
  }
}
