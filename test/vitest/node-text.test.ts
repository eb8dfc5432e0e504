import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { comparedValue } from '../../src/vitest/compared-values.ts';
import { nodeText } from '../../src/vitest/node-text.ts';
import { valueText } from '../../src/vitest/value-text.ts';

const { document } = new Window();

function elementOf(html: string) {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box;
}

describe('RECORD-1: a node of a document', () => {
  it('is told from another by what is in it', () => {
    const digests = ['<b>1</b>', '<b>2</b>', '<b title="2">1</b>', ''].map(
      (html) => comparedValue(elementOf(html)).digest,
    );
    expect(new Set(digests).size).toBe(4);
    expect(comparedValue(elementOf('<b>1</b>')).digest).toBe(digests[0]);
  });

  it('is shown as it is written', () => {
    expect(valueText(elementOf('<b>1</b>'))).toBe('<div><b>1</b></div>');
    expect(valueText(elementOf('x'.repeat(300))).length).toBeLessThan(250);
  });

  it('tells what stands in a field', () => {
    const field = document.createElement('input');
    field.value = 'Ann';
    expect(nodeText(field)).toContain('value "Ann"');
  });

  it('is a text, a comment or a whole document, too', () => {
    document.body.innerHTML = '<p>all</p>';
    const parts = [document.createTextNode('text'), document.createComment('note')];
    expect(parts.map(nodeText)).toEqual(['text', 'note']);
    expect(nodeText(document)).toContain('<p>all</p>');
  });

  it('is nothing that only has the properties of one', () => {
    expect([nodeText({ nodeType: 1, outerHTML: '<b>' }), nodeText([])]).toEqual([undefined, undefined]);
  });
});
