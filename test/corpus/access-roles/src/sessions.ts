import type { Role, User } from './roles';

export const SESSION_MINUTES = 45;

export interface Session {
  user: string;
  role: Role;
  issuedAt: number;
  expiresAt: number;
}

export function issueSession(user: User): Session {
  const now = Date.now();
  return { user: user.name, role: user.role, issuedAt: now, expiresAt: now + SESSION_MINUTES * 60_000 };
}

export function isExpired(session: Session, now: number): boolean {
  return now > session.expiresAt;
}
