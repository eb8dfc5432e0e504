import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isExpired, issueSession, SESSION_MINUTES } from '../src/sessions';
import { user } from './support/people';

const NOON = Date.UTC(2026, 4, 4, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('SESS-1 expiry', () => {
  const session = { user: 'Ann', role: 'author', issuedAt: 0, expiresAt: 1000 } as const;

  it('has not come a millisecond before', () => {
    expect(isExpired(session, 999)).toBe(false);
    expect(isExpired(session, 1001)).toBe(true);
  });

  it('should not be expired at the exact expiry time', () => {
    const { expiresAt } = session;
    expect(isExpired(session, expiresAt)).toBeFalsy();
  });
});

describe('SESS-2 role', () => {
  it('is the one of the moment', () => {
    const ann = user({ role: 'editor' });
    const session = issueSession(ann);
    ann.role = 'reader';
    expect(session.role).toBe('editor');
  });

  it('should create a session for the user', () => {
    const session = issueSession(user({ role: 'editor' }));
    expect(session).toEqual(expect.objectContaining({ user: 'Ann', issuedAt: NOON }));
  });

  it('should be copied faithfully', () => {
    const session = issueSession(user());
    expect(session).toEqual({ ...session });
  });
});

describe('SESS-3 duration', () => {
  it('is three quarters of an hour', () => {
    expect(issueSession(user()).expiresAt).toBe(NOON + 45 * 60 * 1000);
  });

  it('ends on the clock, too', () => {
    const session = issueSession(user());
    vi.advanceTimersByTime(SESSION_MINUTES * 60_000 + 1);
    expect(isExpired(session, Date.now())).toBe(true);
  });

  it('should set the expiry from the configured minutes', () => {
    const before = Date.now();
    const expected = before + SESSION_MINUTES * 60_000;
    expect(issueSession(user()).expiresAt).toBe(expected);
  });
});
