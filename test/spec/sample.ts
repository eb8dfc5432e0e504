import type { Behaviour, CallExample, CodeReference, Spec } from '../../src/model/behaviour.ts';
import { behaviourId, filePath } from '../../src/model/ids.ts';
import type { Location } from '../../src/model/location.ts';

/** The spec of the documentation, and what it means. */
export const SAMPLE: string = String.raw`# yaml-language-server: $schema=../node_modules/assay/schema/spec.schema.json
feature: Basket pricing
about: What a basket costs before tax.            # optional prose
owner: pricing-team                                # optional: findings name whom to ask
code: src/pricing.ts                               # where these behaviours live (1.2)

behaviours:
  PRICE-1: A basket costs the sum of price times quantity over its lines.      # the short form: id and one sentence

  PRICE-2:
    must: Orders of 100 or more get 10% off the whole order.
    why: Agreed with sales in March 2026.          # optional
    code: src/pricing.ts#total                     # optional, narrows the feature's
    examples:
      - call: "total([{ price: 100, quantity: 1 }])"       # an expression; in quotes
        returns: 90
      - call: total                                        # or a name and its arguments as data
        args: [[{ price: 99.99, quantity: 1 }]]
        returns: 99.99
    never:                                         # wrong behaviours that the tests have to notice
      - name: the discount starts above 100 instead of at 100
        replace: sum >= 100
        with: sum > 100
      - name: nobody gets a discount
        instead: { total: "(lines) => subtotal(lines)" }

  PRICE-3:
    must: A negative quantity is refused.
    examples:
      - call: "subtotal([{ price: 1, quantity: -1 }])"
        throws: RangeError
        message: /negative/

  PRICE-4:
    must: Prices are rounded to whole cents, half away from zero.
    examples:                                      # an outline: one call, many rows
      call: roundCents($value)
      rows:
        - { value: 1.005, returns: 1.01 }
        - { value: -1.005, returns: -1.01 }

  VOUCHER-1:
    must: A voucher counts until the end of its last day.
    examples:                                      # rows without a call: data that a linked test reads (1.3)
      rows:
        - { endedDaysAgo: 0, total: 90 }
        - { endedDaysAgo: 1, total: 100 }

  VOUCHER-2:
    must: A used voucher changes nothing.
    status: draft                                  # active (default) | draft | retired
    tests: ["test/voucher.test.ts > voucher > second use"]     # optional: the link, from the spec's side
`;

const at = (line: number, column: number): Location => ({ file: filePath('specs/pricing.yaml'), line, column });

const FEATURE_CODE: CodeReference = {
  path: 'src/pricing.ts',
  name: undefined,
  declaredBy: 'feature',
  location: at(5, 7),
};

const behaviour = (id: string, must: string, rest: Partial<Behaviour>): Behaviour => ({
  id: behaviourId(id),
  feature: 'Basket pricing',
  owner: 'pricing-team',
  must,
  why: undefined,
  status: 'active',
  code: [FEATURE_CODE],
  examples: [],
  wrongBehaviours: [],
  tests: [],
  location: at(1, 1),
  ...rest,
});

const example = (
  call: string,
  rest: Pick<CallExample, 'outcome' | 'location'> & Partial<CallExample>,
): CallExample => ({
  kind: 'call',
  call,
  args: undefined,
  row: undefined,
  setup: undefined,
  timeout: 1000,
  ...rest,
});

export const SAMPLE_SPEC: Spec = {
  file: filePath('specs/pricing.yaml'),
  feature: 'Basket pricing',
  about: 'What a basket costs before tax.',
  code: [{ path: 'src/pricing.ts', name: undefined, declaredBy: 'feature', location: at(5, 7) }],
  behaviours: [
    behaviour('PRICE-1', 'A basket costs the sum of price times quantity over its lines.', { location: at(8, 3) }),
    behaviour('PRICE-2', 'Orders of 100 or more get 10% off the whole order.', {
      why: 'Agreed with sales in March 2026.',
      code: [{ path: 'src/pricing.ts', name: 'total', declaredBy: 'behaviour', location: at(13, 11) }],
      examples: [
        example('total([{ price: 100, quantity: 1 }])', {
          outcome: { kind: 'returns', value: 90 },
          location: at(15, 9),
        }),
        example('total', {
          args: [[{ price: 99.99, quantity: 1 }]],
          outcome: { kind: 'returns', value: 99.99 },
          location: at(17, 9),
        }),
      ],
      wrongBehaviours: [
        {
          kind: 'replace',
          name: 'the discount starts above 100 instead of at 100',
          replace: 'sum >= 100',
          with: 'sum > 100',
          location: at(21, 9),
        },
        {
          kind: 'instead',
          name: 'nobody gets a discount',
          instead: { total: '(lines) => subtotal(lines)' },
          location: at(24, 9),
        },
      ],
      location: at(10, 3),
    }),
    behaviour('PRICE-3', 'A negative quantity is refused.', {
      examples: [
        example('subtotal([{ price: 1, quantity: -1 }])', {
          outcome: { kind: 'throws', error: 'RangeError', message: '/negative/' },
          location: at(30, 9),
        }),
      ],
      location: at(27, 3),
    }),
    behaviour('PRICE-4', 'Prices are rounded to whole cents, half away from zero.', {
      examples: [
        example('roundCents($value)', {
          row: { value: 1.005 },
          outcome: { kind: 'returns', value: 1.01 },
          location: at(39, 11),
        }),
        example('roundCents($value)', {
          row: { value: -1.005 },
          outcome: { kind: 'returns', value: -1.01 },
          location: at(40, 11),
        }),
      ],
      location: at(34, 3),
    }),
    behaviour('VOUCHER-1', 'A voucher counts until the end of its last day.', {
      examples: [
        { kind: 'data', row: { endedDaysAgo: 0, total: 90 }, outcomeKey: 'total', location: at(46, 11) },
        { kind: 'data', row: { endedDaysAgo: 1, total: 100 }, outcomeKey: 'total', location: at(47, 11) },
      ],
      location: at(42, 3),
    }),
    behaviour('VOUCHER-2', 'A used voucher changes nothing.', {
      status: 'draft',
      tests: [{ pattern: 'test/voucher.test.ts > voucher > second use', location: at(52, 13) }],
      location: at(49, 3),
    }),
  ],
};
