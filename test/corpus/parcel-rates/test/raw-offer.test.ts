import { describe, expect, it, vi } from 'vitest';
import { fetchOffer } from '../src/carrier-client';
import { Quotes, rawOffer } from '../src/quotes';
import { Zone } from '../src/rates';

const mockOffer = { cents: 1234, days: 6 };

vi.mock('../src/carrier-client', () => ({ fetchOffer: vi.fn() }));

describe('with a mocked carrier client', () => {
  it('QUOTE-5: should return the raw offer', async () => {
    vi.mocked(fetchOffer).mockResolvedValue(mockOffer);
    const result = await rawOffer(Zone.World, 400);
    expect(result.cents).toBe(mockOffer.cents);
    expect(result.days).toBe(6);
  });

  it('QUOTE-2: should call the carrier client', async () => {
    vi.mocked(fetchOffer).mockResolvedValue(mockOffer);
    await new Quotes().quote(Zone.Home, 800);
    expect(fetchOffer).toHaveBeenCalledWith(Zone.Home, 800);
  });
});
