import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CarrierDown, fetchOffer } from '../src/carrier-client';
import * as quoting from '../src/quotes';
import { Zone } from '../src/rates';

const { Quotes } = quoting;

describe('QUOTE-1 the carrier', () => {
  const fetchStub = vi.fn<typeof fetch>();

  beforeEach(() => {
    vi.stubGlobal('fetch', fetchStub);
    fetchStub.mockImplementation(async () => Response.json({ price: '12.30', transit: { min: 2, max: 4 } }));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('answers in euros and days', async () => {
    await expect(fetchOffer(Zone.Union, 1500)).resolves.toEqual({ cents: 1230, days: 4 });
    expect(fetchStub).toHaveBeenCalledWith('https://carrier.example/offers?zone=union&kg=1.5');
  });

  it('may be down', async () => {
    fetchStub.mockResolvedValueOnce(new Response(null, { status: 503 }));
    await expect(fetchOffer(Zone.Union, 1500)).rejects.toThrow(CarrierDown);
  });

  it('should resolve to something', async () => {
    await expect(fetchOffer(Zone.Home, 100)).resolves.toBeDefined();
    expect(await fetchOffer(Zone.Home, 100).catch(() => null)).toEqual(expect.anything());
  });
});

describe('quotes', () => {
  const offer = { cents: 500, days: 2 };

  it('QUOTE-2: allow a day for packing', async () => {
    const quotes = new Quotes(async () => offer);
    expect(await quotes.quote(Zone.Home, 800)).toEqual({ ...offer, currency: 'EUR', days: 3 });
  });

  it('QUOTE-2: should include the packing day', async () => {
    const quote = await new Quotes(async () => offer).quote(Zone.Home, 800);
    expect(quote).toHaveProperty('cents', 500);
    expect(quote).toHaveProperty('currency');
  });

  it('QUOTE-2: should return the quote', async () => {
    const quote = { cents: 999, currency: 'EUR', days: 5 };
    vi.spyOn(Quotes.prototype, 'quote').mockResolvedValueOnce(quote);
    await expect(new Quotes().quote(Zone.World, 100)).resolves.toEqual(quote);
    vi.restoreAllMocks();
  });

  it('QUOTE-3: ask the carrier once in ten minutes', async () => {
    vi.useFakeTimers({ now: 0 });
    const carrier = vi.fn(async () => offer);
    const quotes = new Quotes(carrier);
    await quotes.quote(Zone.Home, 800);
    vi.setSystemTime(10 * 60 * 1000 - 1);
    await quotes.quote(Zone.Home, 800);
    expect(carrier).toHaveBeenCalledTimes(1);
    await quotes.quote(Zone.Union, 800);
    expect(carrier).toHaveBeenCalledTimes(2);
    vi.setSystemTime(10 * 60 * 1000);
    await quotes.quote(Zone.Home, 800);
    expect(carrier).toHaveBeenCalledTimes(3);
    vi.useRealTimers();
  });

  it('QUOTE-3: should cache the offers', async () => {
    const carrier = vi.fn().mockResolvedValue(offer);
    await new Quotes(carrier).quote(Zone.Home, 800);
    const answer = await carrier.mock.results[0].value;
    expect(answer.cents).toBe(500);
    expect(answer.days).toBe(offer.days);
  });

  it('QUOTE-3: should expire eventually', () => {
    const quotes = new Quotes(async () => offer);
    setTimeout(async () => {
      const { days } = await quotes.quote(Zone.Home, 800);
      expect(days).toBe(3);
    }, 50);
  });

  it('QUOTE-4: should be in the configured currency', () => {
    expect(new Quotes().currency).toBe(quoting.CURRENCY);
  });
});
