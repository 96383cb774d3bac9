import { describe, expect, it } from 'vitest';
import { type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';

const REGISTER = '/platform/authentication/api/v1/systemregister/vendor/';
const CLAIMS = 'urn:altinn:accesspackage:krav-og-utlegg';

/** The next call of this kind gets no answer: before or after the register did what it was asked. */
function cut(own: Rig, method: string, after: boolean, times = 1): Promise<void> {
  return tellPractice(own, '', { match: REGISTER, method, times, cut: true, after });
}

async function registered(own: Rig) {
  const { registered: found, seen } = await own.must('system.view', {});
  if (!found) throw new Error('no system');
  return { ...found, seen };
}

async function withWish() {
  const own = await rig();
  await setUp(own);
  const { seen, content, systemId } = await registered(own);
  return { own, systemId, edit: { seen, wish: { ...content, packages: [...content.packages, CLAIMS] } } };
}

describe('a change of the system whose answer never came', () => {
  it('is done when the register has it', async () => {
    const { own, edit } = await withWish();
    await cut(own, 'PUT', true);
    const saved = await own.must('system.save', edit);
    expect(saved.registered?.content.packages).toContain(CLAIMS);
  });

  it('is not sent when the register has it not, and can be sent again', async () => {
    const { own, edit } = await withWish();
    await cut(own, 'PUT', false);
    expect(await own.call('system.save', edit)).toMatchObject({ error: { code: 'http.cut', sent: 'notSent' } });
    expect((await own.must('system.save', edit)).registered?.content.packages).toContain(CLAIMS);
  });
});

describe('a deletion whose answer never came', () => {
  it.each([true, false])('is what the register says (done there: %s)', async (done) => {
    const { own, systemId } = await withWish();
    await cut(own, 'DELETE', done);
    const outcome = await own.call('system.delete', { systemId });
    expect(outcome.ok).toBe(done);
    const { registered: left } = await own.must('system.view', {});
    expect(left?.systemId).toBe(done ? undefined : systemId);
  });
});
