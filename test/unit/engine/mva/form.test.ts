import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edited } from '../../../../electron/engine/mva/form/edited.ts';
import { isWhole } from '../../../../electron/engine/mva/model.ts';
import { checkReturn } from '../../../../electron/engine/mva/rules/check.ts';
import { readReturn } from '../../../../electron/engine/mva/xml/read-return.ts';
import { writeReturn } from '../../../../electron/engine/mva/xml/write-return.ts';
import { type FormValue, formValue } from '../../../../shared/contract/form.ts';
import type { ReturnLine } from '../../../../shared/contract/mva.ts';
import { bytesOf, returns } from '../../../fixtures/mva/arbitrary.ts';
import {
  type Engine,
  file,
  importReturn,
  isOver,
  lookAt,
  must,
  newWorld,
  run,
  startEngine,
} from '../../../fixtures/mva/engine.ts';
import { CLIENT, line, NOVEMBER } from '../../../fixtures/mva/samples.ts';

const anyText = fc.option(fc.string({ unit: 'binary', maxLength: 30 }), { nil: null });
const code = fc.option(fc.stringMatching(/^ ?[a-zæøåA-Z0-9]{1,12}[ \t]?$/), { nil: null });
const amount = fc.oneof(
  fc.stringMatching(/^[+-]?\d{1,15}$/),
  fc.stringMatching(/^-?\d{1,9}\.\d{0,3}[1-9]$/),
  fc.constantFrom('-0', '000', '+7', '-007'),
);
const note = fc.option(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }).map((beskrivelse) => ({ beskrivelse })),
    fc.stringMatching(/^[a-zæøå]{1,9}( {1,2}[a-zæøå]{1,9})?$/).map((utvalgtMerknad) => ({ utvalgtMerknad })),
  ),
  { nil: null },
);
const lines: fc.Arbitrary<ReturnLine> = fc.record({
  mvaKode: fc.constantFrom('1', '3', '81', '86', '98'),
  spesifikasjon: code,
  mvaKodeRegnskapsystem: anyText,
  grunnlag: fc.option(amount, { nil: null }),
  sats: fc.constantFrom(null, '25', '15', '11,11', '0', ' '),
  merverdiavgift: amount,
  merknad: note,
});
const values: fc.Arbitrary<FormValue> = fc.record({
  lines: fc.array(lines, { maxLength: 12 }),
  note,
  payoutKid: fc.option(fc.stringMatching(/^[\d ]{0,20}$/), { nil: null }),
});

describe('what a person makes of the form', () => {
  it('has always the sum of its lines as its total, and no whole amount in two ways of writing', () => {
    fc.assert(
      fc.property(returns, values, (kept, value) => {
        expect(formValue.safeParse(value).error).toBeUndefined();
        const made = edited(kept, value);
        expect(checkReturn(made, NOVEMBER).filter(({ rule }) => rule === 'R018')).toEqual([]);
        expect(isWhole(made.fastsattMerverdiavgift)).toBe(true);
        for (const each of made.lines)
          if (isWhole(each.merverdiavgift)) expect(each.merverdiavgift).toMatch(/^(0|-?[1-9]\d*)$/);
        // Made once more of the same, it is the same.
        const again = { lines: [...made.lines], note: made.note, payoutKid: made.payoutKid };
        expect(edited(made, again)).toEqual(made);
      }),
    );
  });

  it('comes back from its XML as it was written, whatever was pasted into a field', async () => {
    await fc.assert(
      fc.asyncProperty(returns, values, async (kept, value) => {
        const made = edited(kept, value);
        expect(must(await readReturn(bytesOf(writeReturn(made))))).toEqual(made);
      }),
    );
  });
});

const lineOf3 = line('3', 250, { grunnlag: '1000', sats: '25' });
const change = (engine: Engine, returnId: string, figuresHash: string, value: Partial<FormValue>) =>
  engine.mva.handlers['form.change']({
    returnId,
    figuresHash,
    value: { lines: [], note: null, payoutKid: null, ...value },
  });

describe('the form of a draft', () => {
  it('is kept with every change; each version can be looked at with who made it, and when', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const view = await importReturn(engine);
    await world.clock.advance(60_000);
    const first = must(await change(engine, view.id, view.figuresHash, { lines: [lineOf3] }));
    expect(first).toMatchObject({ fastsattMerverdiavgift: '250', lines: [lineOf3] });
    must(await change(engine, view.id, first.figuresHash, { lines: [lineOf3, line('1', -100)], payoutKid: '12 34' }));
    const { versions } = must(await engine.mva.handlers['form.versions']({ returnId: view.id }));
    expect(versions.map(({ number, fastsattMerverdiavgift }) => [number, fastsattMerverdiavgift])).toEqual([
      [3, '150'],
      [2, '250'],
      [1, '41875'],
    ]);
    expect(versions[2]).toMatchObject({ at: view.source.importedAt, by: view.source.importedBy });
    expect(versions[0]?.value.payoutKid).toBe('1234');
    // Another engine over the same store: nothing was only in memory.
    const later = startEngine(world);
    expect((await lookAt(later, view)).lines).toEqual([lineOf3, line('1', -100)]);
  });

  it('forgets the oldest of very many versions', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    let view = await importReturn(engine);
    for (let tax = 1; tax <= 101; tax += 1)
      view = must(await change(engine, view.id, view.figuresHash, { lines: [line('1', -tax)] }));
    const { versions } = must(await engine.mva.handlers['form.versions']({ returnId: view.id }));
    expect([versions.length, versions[0]?.number, versions.at(-1)?.number]).toEqual([100, 102, 3]);
  });

  it('is not changed by someone who saw other figures', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const view = await importReturn(engine);
    must(await change(engine, view.id, view.figuresHash, { lines: [lineOf3] }));
    expect(await change(engine, view.id, view.figuresHash, {})).toMatchObject({
      error: { code: 'mva.changedMeanwhile' },
    });
    expect((await lookAt(engine, view)).fastsattMerverdiavgift).toBe('250');
  });

  it('made by hand is filled in, and filed like any other', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const period = { kind: 'toMaaneder', number: 5, year: 2026 } as const;
    const wish = { organisationNumber: CLIENT.organisationNumber, category: 'alminnelig', period } as const;
    const view = must(await engine.mva.handlers['form.create'](wish));
    expect(view).toMatchObject({ source: { kind: 'hand', fileName: '' }, lines: [], state: 'draft', findings: [] });
    const filled = must(await change(engine, view.id, view.figuresHash, { lines: [lineOf3] }));
    must(await file(engine, filled));
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, view)).state).toBe('accepted');
    expect(await change(engine, view.id, filled.figuresHash, {})).toMatchObject({
      error: { code: 'mva.alreadyFiled' },
    });
  });

  it.each([
    ['kompensasjon', 'aar'],
    ['omvendtAvgiftsplikt', 'toMaaneder'],
  ] as const)('is not begun for %s with a period of the kind %s', async (category, kind) => {
    const engine = startEngine(await newWorld());
    const period = { kind, number: 1, year: 2026 } as const;
    const wish = { organisationNumber: CLIENT.organisationNumber, category, period };
    expect(await engine.mva.handlers['form.create'](wish)).toMatchObject({ error: { code: 'mva.wrongPeriod' } });
  });
});
