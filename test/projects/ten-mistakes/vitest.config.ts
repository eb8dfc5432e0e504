import { writeFileSync } from 'node:fs';

writeFileSync(new URL('config-was-loaded', import.meta.url), '');

export default {};
