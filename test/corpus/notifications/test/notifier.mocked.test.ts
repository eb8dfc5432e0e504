import { beforeEach, describe, expect, it, vi } from 'vitest';
import { increment } from '../src/metrics';
import { Notifier } from '../src/notifier';

vi.mock('../src/metrics');

describe('Notifier', () => {
  const mockMailer = { send: vi.fn() };
  const mockClock = { now: vi.fn() };
  const user = { email: 'user@example.com', name: 'User' };
  const notice = { topic: 'news', subject: 'News', text: 'Some news' };
  let notifier: Notifier;

  beforeEach(() => {
    vi.clearAllMocks();
    mockClock.now.mockReturnValue(new Date('2026-05-04T10:00:00Z'));
    mockMailer.send.mockResolvedValue({ id: 'mock-id' });
    notifier = new Notifier(mockMailer, mockClock);
  });

  it('NOTE-1: should send an email', async () => {
    const response = await mockMailer.send({ to: user.email, subject: 'News', text: 'Some news' });
    expect(response).toEqual({ id: 'mock-id' });
  });

  it('NOTE-1: should return the id of the mailer', async () => {
    const outcome = await notifier.notify(user, notice);
    expect(outcome).toEqual({ status: 'sent', id: 'mock-id' });
  });

  it('NOTE-1: should count the sent mail', async () => {
    await notifier.notify(user, notice);
    expect(increment).toHaveBeenCalledTimes(1);
    expect(increment).toHaveBeenCalledWith('sent');
  });

  it('NOTE-1: should call the mailer once', async () => {
    await notifier.notify(user, notice);
    expect(mockMailer.send).toHaveBeenCalledOnce();
    expect(mockMailer.send.mock.calls[0]).toEqual([{ to: 'user@example.com', subject: 'News', text: 'Some news' }]);
  });

  it('NOTE-3: should throttle repeated notices', async () => {
    const spy = vi.spyOn(Notifier.prototype, 'notify').mockResolvedValue({ status: 'throttled' });
    const result = await notifier.notify(user, notice);
    expect(result.status).toBe('throttled');
    spy.mockRestore();
  });

  it('NOTE-4: should return the number of flushed mails', async () => {
    mockClock.now.mockReturnValue(new Date('2026-05-04T23:00:00Z'));
    await notifier.notify(user, notice);
    const flushed = notifier.flush();
    await expect(flushed).resolves.toEqual(await flushed);
  });
});
