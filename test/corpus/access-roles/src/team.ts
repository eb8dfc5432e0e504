import { bulletin } from './bulletin';
import type { Role } from './roles';

export interface Members {
  roleOf(name: string): Promise<Role | null>;
  store(name: string, role: Role): Promise<void>;
}

const LADDER: readonly Role[] = ['reader', 'author', 'editor', 'admin'];

export function nextRole(role: Role): Role {
  const step = LADDER.indexOf(role) + 1;
  return LADDER[Math.min(step, LADDER.length - 1)];
}

/** The new role, or `null` when nobody has that name. */
export async function promote(members: Members, name: string): Promise<Role | null> {
  const role = await members.roleOf(name);
  if (role === null) return null;
  const promoted = nextRole(role);
  await members.store(name, promoted);
  bulletin.post(`${name} is now ${promoted}`);
  return promoted;
}

export async function demote(members: Members, name: string): Promise<void> {
  await members.store(name, 'reader');
}
