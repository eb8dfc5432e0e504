import assert from 'node:assert/strict';

export function assertFits(lines: readonly string[], width: number): void {
  assert.ok(lines.length > 0, 'no lines');
  for (const line of lines) {
    assert.ok(line.length <= width, `"${line}" is longer than ${width}`);
  }
}
