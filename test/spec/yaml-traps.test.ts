import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { parseSpecs } from '../../src/spec/parse-specs.ts';
import { aFileProblem, aProblem, aSource, aSpecWith, problemsOf } from './support.ts';

const NESTED = 'The text after the key has `: ` in it, so YAML takes it for another key.';
const CUT = 'The text is cut short here: ` #` starts a comment.';

describe('SPEC-3: text that YAML would change', () => {
  it('names the first place of a duplicate key', () => {
    expect(problemsOf(aSpecWith('must: Again.'))).toEqual([
      aProblem('6:5-9', 'The key `must` is here twice; first on line 5.', 'Rename one, or remove it.'),
    ]);
  });

  it('calls a tab a tab', () => {
    expect(problemsOf('feature: F\nbehaviours:\n\tA-1: It works.\n')).toEqual([
      aProblem(
        '3:1-2',
        'A tab indents this line; YAML takes only spaces there.',
        'Replace the tabs at the start of lines with spaces.',
      ),
    ]);
  });

  it.each([
    ['1.10', 'must: "1.10"', '`must` is a number, not a sentence: put it in quotes.'],
    ['true', 'must: "true"', '`must` is `true`, not a sentence: put it in quotes.'],
    ['007', 'must: "007"', 'YAML reads `007` as the number 7.'],
    ['undefined', 'must: "undefined"', 'YAML reads `undefined` as a text.'],
  ])('gives the quoted form of %s where a sentence belongs', (written, hint, message) => {
    const text = `feature: F\nbehaviours:\n  A-1:\n    must: ${written}\n`;
    expect(problemsOf(text)).toEqual([aProblem(`4:11-${11 + written.length}`, message, hint)]);
  });

  it('keeps an id as written, so that 1.1 and 1.10 are two', () => {
    const { specs, problems } = parseSpecs([aSource('feature: F\nbehaviours:\n  1.10: A.\n  1.1: B.\n  2: C.\n')]);
    expect(problems).toEqual([]);
    expect(specs[0]?.behaviours.map(({ id, must }) => `${id} ${must}`)).toEqual(['1.10 A.', '1.1 B.', '2 C.']);
  });

  it('reads `no` and dates as text', () => {
    const { specs, problems } = parseSpecs([aSource('feature: 2026-01-01\nowner: no\nbehaviours:\n  A-1: yes\n')]);
    expect(problems).toEqual([]);
    expect(specs[0]).toMatchObject({ feature: '2026-01-01', behaviours: [{ owner: 'no', must: 'yes' }] });
  });

  it.each([
    ['A-1: Rule: a thing.', '3:8-22', NESTED, 'A-1: "Rule: a thing."'],
    ['A-1: The `x` "y": z.', '3:8-23', NESTED, `A-1: 'The \`x\` "y": z.'`],
  ])('gives the quoted line of %s', (...[line, place, message, hint]) => {
    expect(problemsOf(`feature: F\nbehaviours:\n  ${line}\n`)).toEqual([aProblem(place, message, hint)]);
  });

  it('finds the sentence that silently became a map', () => {
    const message = 'The sentence has `: ` in it, so YAML takes its start for a key.';
    expect(problemsOf(aSpecWith('never:', '  - Rule: the hotel shifts.', 'tests: [a.test.ts > b: c]'))).toEqual([
      aProblem('7:9-32', message, '"Rule: the hotel shifts."'),
      aProblem('8:13-26', 'Item 1 of `tests` is a map, not a test.', '"a.test.ts > b: c"'),
    ]);
  });

  it.each([
    ['- call: "abc".length', '7:20-27', 'There is text after the end of the value.', `- call: '"abc".length'`],
    ['- call: `x`', '7:15-16', 'A value that starts with this character needs quotes.', '- call: "`x`"'],
    ['- call: f({ a: 1 })', '7:15-26', NESTED, '- call: "f({ a: 1 })"'],
  ])('gives the quoted form of %s', (...[line, place, message, hint]) => {
    expect(problemsOf(aSpecWith('examples:', `  ${line}`, '    returns: 1'))).toEqual([aProblem(place, message, hint)]);
  });

  it('finds the end of a code field that a comment cut off', () => {
    const text = aSpecWith(
      'code: src/a.ts #total',
      'examples:',
      '  - call: total("a #b")',
      '    returns: 1   # honest',
      '  - call: total(1)   # honest too',
      '    holds: result #x',
      'never:',
      '  - name: private',
      '    replace: #count',
      '    with: (1 # 2',
    );
    expect(problemsOf(text)).toEqual([
      aProblem('6:11-26', CUT, 'code: "src/a.ts#total"'),
      aProblem('8:15-28', CUT, `call: 'total("a #b")'`),
      aProblem('11:16-25', CUT, 'holds: "result #x"'),
      aProblem('14:18-24', CUT, 'replace: "#count"'),
      aProblem('15:15-21', CUT, 'with: "(1 # 2"'),
    ]);
  });

  it('finds the end of an expression that a comma in braces cut off', () => {
    expect(problemsOf(aSpecWith('never:', '  - name: swapped', '    instead: { less: (a, b) => a }'))).toEqual([
      aProblem(
        '8:26-37',
        'The text is cut short at its first comma: in braces, a comma starts the next key.',
        'less: "(a, b) => a"',
      ),
    ]);
  });

  it('knows what JavaScript calls a value and YAML does not', () => {
    const text = aSpecWith(
      'examples:',
      '  - { call: f, args: [undefined, 007], returns: undefined }',
      '  - { call: f(), returns: NaN }',
      '  - { call: f(1), returns: 12345678901234567890 }',
      '  - call: f(2)',
      '    returns:',
    );
    expect(problemsOf(text)).toEqual([
      aProblem(
        '7:27-36',
        'YAML reads `undefined` as a text.',
        'Only code can say it: write the arguments into `call`.',
      ),
      aProblem('7:38-41', 'YAML reads `007` as the number 7.', '"007"'),
      aProblem('7:53-62', 'YAML reads `undefined` as a text.', 'returns-nothing: true'),
      aProblem('8:31-34', 'YAML reads `NaN` as a text.', 'returns: .nan'),
      aProblem(
        '9:32-52',
        '`12345678901234567890` is too long for a number and loses digits.',
        'returns: { js: "12345678901234567890n" }',
      ),
      aProblem('11:17', '`returns` is empty.', '`returns: null` or `returns-nothing: true`.'),
    ]);
  });

  it('refuses tags, merge keys and another YAML', () => {
    expect(problemsOf(aSpecWith('why: !important do it', '<<: {}'))).toEqual([
      aProblem('6:10-21', 'Tags (`!…`) are not supported.', 'why: "!important do it"'),
      aProblem('7:5-7', 'Merge keys (`<<`) are not supported.', 'Write the fields out.'),
    ]);
    expect(problemsOf('%YAML 1.1\n---\nfeature: no\nbehaviours: { A-1: x }\n')).toEqual([
      aProblem('1:1', 'The file asks for YAML 1.1; specs are YAML 1.2.', 'Remove the `%YAML` line.'),
    ]);
  });

  it('moves no column for a byte order mark or CRLF', () => {
    expect(problemsOf('\uFEFFfeature: 5\r\nbehaviours:\r\n  A-1: a: b\r\n  A-2: 6\r\n')).toEqual([
      aProblem('1:10-11', '`feature` is a number, not a sentence: put it in quotes.', 'feature: "5"'),
      aProblem('3:8-12', NESTED, 'A-1: "a: b"'),
      aProblem('4:8-9', '`A-2` is a number, not a sentence or a map with `must`: put it in quotes.', 'A-2: "6"'),
    ]);
  });

  it('says what to write into an empty file', () => {
    const hint = 'Write `feature: <a name>` and, below it, `behaviours:` with one `ID-1: <a sentence>` a line.';
    expect(problemsOf('# nothing yet\n')).toEqual([aFileProblem('The file is empty.', hint)]);
  });

  it('refuses a second document', () => {
    expect(problemsOf('feature: F\nbehaviours: { A-1: x }\n---\na: 1')).toEqual([
      {
        ...aProblem(
          '3:1',
          'A second document starts here; a file holds one.',
          'Remove the `---`, or move the rest to a file of its own.',
        ),
        end: { line: 4, column: 5 },
      },
    ]);
  });

  it('says where a list stands for a map', () => {
    expect(problemsOf('feature: F\nbehaviours:\n  - A-1: x\n')).toEqual([
      aProblem(
        '2:1-11',
        '`behaviours` is a list, not a map of ids to behaviours.',
        'Write `key: value` lines, without the dashes.',
      ),
    ]);
  });
});

describe('SPEC-4: hostile text', () => {
  it('takes `__proto__` and `constructor` for plain keys', () => {
    const text = aSpecWith(
      'examples:',
      '  - { call: f, args: [{ __proto__: { polluted: 1 } }], returns: { constructor: 1 } }',
      '  - { call: g, args: [], matches: { __proto__: 1 } }',
    );
    const { specs, problems } = parseSpecs([aSource(text)]);
    const [first] = specs[0]?.behaviours[0]?.examples ?? [];
    expect(problems).toEqual([]);
    expect(JSON.stringify(first)).toContain('"args":[{"__proto__":{"polluted":1}}]');
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
  });

  it('keeps `__proto__` as a variable of a row and as the name of an export', () => {
    const text = aSpecWith(
      'examples: { call: f($a), rows: [{ __proto__: 2, a: 1, returns: 3 }] }',
      'never: [{ name: n, instead: { __proto__: "1" } }]',
    );
    const { specs } = parseSpecs([aSource(text)]);
    const { examples, wrongBehaviours } = specs[0]?.behaviours[0] ?? {};
    expect(JSON.stringify(examples)).toContain('"row":{"__proto__":2,"a":1}');
    expect(JSON.stringify(wrongBehaviours)).toContain('"instead":{"__proto__":"1"}');
  });

  it('refuses `__proto__` as a field and as an id', () => {
    const known = 'Known here: `feature`, `about`, `owner`, `code`, `behaviours`.';
    const problems = problemsOf('__proto__: 1\nfeature: F\nbehaviours: { __proto__: x }\n');
    expect(problems.map(({ message }) => message)).toEqual([
      '`__proto__` is not a known key.',
      '`__proto__` is no id of a behaviour.',
    ]);
    expect(problems[0]?.hint).toBe(known);
  });

  it('expands anchors', () => {
    const text = aSpecWith('why: &why Agreed.', 'examples:', '  - { call: f, args: [*why], returns: *why }');
    expect(parseSpecs([aSource(text)]).specs[0]?.behaviours[0]?.examples).toMatchObject([
      { args: ['Agreed.'], outcome: { kind: 'returns', value: 'Agreed.' } },
    ]);
  });

  it('refuses an alias bomb, a circle and an unknown anchor at once', () => {
    const nines = (name: string): string => `[${Array.from({ length: 9 }, () => `*${name}`).join(', ')}]`;
    const levels = 'bcdefghi'.split('').map((name, index) => `  - &${name} ${nines('abcdefgh'.charAt(index))}`);
    const bomb = problemsOf(aSpecWith('examples:', '  - &a x', ...levels));
    expect(bomb).toContainEqual(
      aProblem('10:13-15', 'A file may repeat values with at most 100 aliases.', 'Write the values out.'),
    );
    expect(problemsOf(aSpecWith('examples: [{ call: f, args: &a [*a], returns: 1 }]'))).toEqual([
      aProblem('6:37-39', '`*a` stands inside what it repeats.', undefined),
    ]);
    expect(problemsOf(aSpecWith('why: *nobody'))).toEqual([
      aProblem('6:10-17', 'There is no anchor `&nobody` above this `*nobody`.', 'why: "*nobody"'),
    ]);
  });

  it('refuses more than 1 MB', () => {
    expect(problemsOf(`# ${'x'.repeat(1_000_000)}`)).toEqual([
      aFileProblem('The file is larger than 1 MB.', 'Split it: one file a feature.'),
    ]);
    expect(problemsOf(`# ${'€'.repeat(400_000)}`)).toHaveLength(1);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(20_000)],
    ['dashes', '- '.repeat(5000)],
    ['generic calls in an expression', aSpecWith(`examples: [{ call: "${'f<T>('.repeat(40)}", returns: 1 }]`)],
    ['parentheses in an expression', aSpecWith(`examples: [{ call: "${'('.repeat(100_000)}", returns: 1 }]`)],
  ])('comes to an end on deeply nested %s', (_, text) => {
    const { specs, problems } = parseSpecs([{ path: filePath('specs/a.yaml'), text }]);
    expect({ specs, hasProblems: problems.length > 0 }).toEqual({ specs: [], hasProblems: true });
  });
});
