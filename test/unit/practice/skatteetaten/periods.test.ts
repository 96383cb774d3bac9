import { describe, expect, it } from 'vitest';
import { deadline, type Period, periodDays } from '../../../../electron/practice/skatteetaten/periods.ts';

const twoMonths = (value: string, year = 2026): Period => ({ kind: 'skattleggingsperiodeToMaaneder', value, year });

describe('periods', () => {
  it.each<[Period, string, string]>([
    [twoMonths('september-oktober'), '2026-09-01', '2026-10-31'],
    [{ kind: 'skattleggingsperiodeAar', value: 'aarlig', year: 2025 }, '2025-01-01', '2025-12-31'],
    [{ kind: 'skattleggingsperiodeUke', value: 'uke 1', year: 2022 }, '2022-01-03', '2022-01-09'],
    [
      { kind: 'skattleggingsperiodeHalvMaaned', value: 'andre halvdel februar', year: 2024 },
      '2024-02-16',
      '2024-02-29',
    ],
    [{ kind: 'skattleggingsperiodeTreMaaneder', value: 'april-juni', year: 2026 }, '2026-04-01', '2026-06-30'],
  ])('cover their days', (period, first, last) => {
    const days = periodDays(period);
    expect([days.first.toISODate(), days.last.toISODate()]).toEqual([first, last]);
  });

  it.each<[Period, string, string]>([
    [twoMonths('september-oktober'), 'alminnelig', '2026-12-10'],
    [twoMonths('mai-juni'), 'alminnelig', '2026-08-31'],
    [twoMonths('november-desember', 2025), 'alminnelig', '2026-02-10'],
    // 10 April 2023 was Easter Monday.
    [twoMonths('januar-februar', 2023), 'alminnelig', '2023-04-11'],
    [{ kind: 'skattleggingsperiodeAar', value: 'aarlig', year: 2025 }, 'primaernaering', '2026-04-10'],
    [{ kind: 'skattleggingsperiodeAar', value: 'aarlig', year: 2025 }, 'alminnelig', '2026-03-10'],
  ])('are due a month and ten days later, on a working day', (period, category, due) => {
    expect(deadline(period, category).toISODate()).toBe(due);
  });
});
