// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../../../renderer/features/inbox/html-text.ts';

describe('a message in HTML', () => {
  it('is shown as its words, with paragraphs kept', () => {
    expect(htmlToText('<h1>Vedtak</h1><p>Du har <b>fått</b><br>svar.</p><ul><li>en</li><li>to</li></ul>')).toBe(
      'Vedtak\n\nDu har fått\nsvar.\n\nen\n\nto',
    );
  });

  it('runs and shows nothing of its scripts and styles', () => {
    expect(htmlToText('<style>p{}</style><script>alert(1)</script><img src=x onerror=alert(1)>Hei')).toBe('Hei');
  });
});
