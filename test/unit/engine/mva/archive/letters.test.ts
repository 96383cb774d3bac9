import { describe, expect, it } from 'vitest';
import { isPrintable, printable } from '../../../../../electron/engine/mva/archive/letters.ts';
import { Paper } from '../../../../../electron/engine/mva/archive/page.ts';
import { type Summary, summaryPdf } from '../../../../../electron/engine/mva/archive/summary.ts';
import { sampleReturn } from '../../../../fixtures/mva/samples.ts';

describe('letters the fonts of the page lack', () => {
  it.each([
    ['Fjell og Fjord ÆØÅ AS', 'Fjell og Fjord ÆØÅ AS', true],
    ['Kautokeino Šilju – Žižek', 'Kautokeino Šilju - Žižek', true],
    // The same letter as two signs.
    ['Bla\u030Abær', 'Blåbær', true],
    ['Łódź Őrség Čáhci', 'Lódz Orség Cáhci', false],
    ['Deatnu Ŋiellu Ŧ', 'Deatnu Niellu T', false],
    ['Ромашка AS', '??????? AS', false],
  ])('%s is written as %s', (text, shown, asWritten) => {
    expect(printable(text)).toBe(shown);
    expect(isPrintable(text)).toBe(asWritten);
  });

  it('never make a page fail, and are said on it', async () => {
    const named = (client_name: string) =>
      summaryPdf({
        row: {
          ...{
            client_name,
            organisation_number: '310000019',
            started_at: '2026-11-21T08:00:00.000Z',
            settled_at: null,
          },
          ...{ person: 'Ida', instance: null, reference: 'a', verdict: null, server_findings: '[]', payment: null },
        } as unknown as Summary['row'],
        value: sampleReturn(),
        term: '2026 termin 5',
        files: [],
      });
    const [plain, other] = [await named('Orseg AS'), await named('Őrség 株式会社 🙂 AS')];
    expect(other.length).toBeGreaterThan(plain.length + 50);
    const paper = await Paper.begin('Fjell', new Date(0));
    paper.text('Ågot');
    expect(paper.isAsWritten).toBe(true);
    paper.row([{ text: 'Őrség', at: 0, width: 100 }]);
    expect(paper.isAsWritten).toBe(false);
  });
});
