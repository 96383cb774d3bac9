import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EnvelopeParts, envelopeXml, type ReturnParts, returnXml } from '../skatteetaten/documents.ts';
import { type Answer, APP, json, Stage, xml } from './stage.ts';

let stage: Stage;
let token: string;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.harness.stop());
beforeEach(async () => {
  await stage.harness.fault({ feedbackDelayMs: 30, systemUserPickedUp: true, registersIn: 'next' }, 'skatteetaten');
  token = await stage.systemUserToken();
});

const create = (organisationNumber: string, as = token) =>
  stage.call(`${APP}/instances`, as, json({ instanceOwner: { organisationNumber } }));

/** The period that is over and not filed in the seeded history. */
function openPeriod(): { period: string; year: string } {
  const now = new Date(stage.harness.clock.now());
  const terms = ['januar-februar', 'mars-april', 'mai-juni', 'juli-august', 'september-oktober', 'november-desember'];
  const term = Math.floor(now.getUTCMonth() / 2) - 1;
  return {
    period: terms[(term + 6) % 6] ?? '',
    year: String(now.getUTCFullYear() - (term < 0 ? 1 : 0)),
  };
}

class Submission {
  readonly url: string;
  readonly instance: Answer['json'];

  constructor(created: Answer) {
    this.instance = created.json;
    this.url = `${stage.origin}${APP}/instances/${created.json.id}`;
  }

  envelope(parts: EnvelopeParts, as = token) {
    return stage.call(`${this.url}/data/${this.instance.data?.[0]?.id}`, as, xml(envelopeXml(parts), 'PUT'));
  }

  message(parts: ReturnParts, as = token) {
    const disposition = 'attachment; filename=mvaMelding.xml';
    return stage.call(`${this.url}/data?dataType=mvamelding`, as, xml(returnXml(parts), 'POST', disposition));
  }

  next(as = token) {
    return stage.call(`${this.url}/process/next`, as, { method: 'PUT' });
  }

  get(as = token) {
    return stage.call(this.url, as);
  }

  status(as = token) {
    return stage.call(`${this.url}/feedback/status`, as);
  }

  async ended(as = token): Promise<Answer> {
    await vi.waitFor(async () => expect((await this.status(as)).json).toEqual({ isFeedbackProvided: true }), {
      timeout: 5_000,
      interval: 20,
    });
    return this.get(as);
  }
}

async function filled(envelope: EnvelopeParts = {}, message: ReturnParts = {}, place = 0): Promise<Submission> {
  const { organisationNumber } = stage.client(place);
  const submission = new Submission(await create(organisationNumber));
  await submission.envelope({ organisationNumber, ...openPeriod(), ...envelope });
  await submission.message({ organisationNumber, ...openPeriod(), ...message });
  return submission;
}

describe('the whole way', () => {
  it('goes from an instance to a verdict, a receipt and payment details', async () => {
    await stage.harness.fault({ feedbackDelayMs: 60_000 }, 'skatteetaten');
    const client = stage.client();
    const created = await create(client.organisationNumber);
    expect(created.status).toBe(201);
    expect(created.json.id).toMatch(new RegExp(`^${client.partyId}/[0-9a-f-]{36}$`));
    expect(created.json.process?.currentTask).toMatchObject({ elementId: 'Task_1', altinnTaskType: 'data' });
    expect(created.json.data?.[0]?.dataType).toMatch(/mvameldinginnsending\.v1\.0$/);

    const submission = new Submission(created);
    const { organisationNumber } = client;
    expect((await submission.envelope({ organisationNumber, ...openPeriod() })).status).toBe(201);
    expect((await submission.message({ organisationNumber, ...openPeriod() })).status).toBe(201);
    const second = await submission.next();
    expect(second.status).toBe(200);
    expect(second.json.currentTask).toMatchObject({ elementId: 'Task_2', altinnTaskType: 'confirmation' });
    const third = await submission.next();
    expect(third.json.currentTask).toMatchObject({ name: 'Tilbakemelding', altinnTaskType: 'feedback' });
    const waiting = await submission.get();
    const types = (answer: Answer) =>
      (answer.json.data as unknown as { dataType: string }[]).map((each) => each.dataType);
    expect(types(waiting)).toContain('betalingsinformasjon');
    expect(types(waiting)).not.toContain('valideringsresultat');

    await stage.harness.fault({}, 'feedback');
    const ended = await submission.ended();
    expect(ended.json.process).toMatchObject({ currentTask: null, endEvent: 'EndEvent_1' });
    expect(ended.json.status).toMatchObject({ isArchived: true, substatus: { label: 'Mottatt' } });
    expect(ended.json.completeConfirmations).toMatchObject([{ stakeholderId: 'skd' }]);
    const file = async (type: string) => {
      const data = ended.json.data as unknown as { dataType: string; selfLinks: { apps: string } }[];
      return stage.call(data.find((each) => each.dataType === type)?.selfLinks.apps ?? '', token);
    };
    expect((await file('valideringsresultat')).text).toContain('>ingen avvik<');
    const payment = await file('betalingsinformasjon');
    expect(payment.text).toContain('<beloep>150</beloep>');
    expect(payment.text).toContain(`<innsendingsreferanse>${created.json.id}</innsendingsreferanse>`);
    const receipt = await file('kvittering');
    expect(receipt.text.startsWith('%PDF-')).toBe(true);
    expect(receipt.headers.get('content-type')).toBe('application/pdf');
  });

  it('puts a receipt in the inbox and remembers the return', async () => {
    const submission = await filled({}, {}, 1);
    await submission.next();
    await submission.next();
    await submission.ended();
    const party = `urn:altinn:organization:identifier-no:${stage.client(1).organisationNumber}`;
    const search = `/platform/dialogporten/api/v1/enduser/dialogs?party=${encodeURIComponent(party)}&limit=1`;
    const { json: found } = await stage.call(search, token);
    expect(found.items?.[0]?.content?.title?.value?.[0]?.value).toMatch(/^Kvittering for mva-melding/);
    const returns = await stage.harness.fault({ organisation: stage.client(1).organisationNumber }, 'returns');
    expect((returns as { amount: number }[]).at(-1)).toMatchObject({ amount: 150, verdict: 'ingen avvik' });
  });
});

describe('creating an instance', () => {
  it('is refused for an unknown organisation, without right, and without an Altinn token', async () => {
    const unknown = await create('312480778');
    expect([unknown.status, unknown.text]).toEqual([
      404,
      expect.stringContaining('Cannot lookup party: Failed to lookup party by organisationNumber: 312480778'),
    ]);
    const stranger = await create(stage.stranger().organisationNumber);
    expect(stranger).toMatchObject({ status: 403, json: { traceId: expect.any(String) } });
    const raw = await stage.systemUserToken('altinn:instances.write', 'maskinporten');
    expect((await create(stage.client().organisationNumber, raw)).status).toBe(401);
    expect((await stage.call(`${APP}/instances`, token, json({ instanceOwner: {} }))).status).toBe(400);
  });
});

describe('the first process/next', () => {
  it.each<[string, EnvelopeParts, ReturnParts]>([
    ['Organisasjonsnummeret i instansen er forskjellig', { organisationNumber: '312480778' }, {}],
    ['er forskjellig fra organisasjonsnummeret i mvaMelding.xml', {}, { organisationNumber: '312480778' }],
    ['er forsjellig fra Meldingskategorien i mvaMelding.xml', { category: 'primaernaering' }, {}],
    ['Skattleggingsperioden i MvaMeldingInnsending er forskjellig', { period: 'mai-juni' }, {}],
    ['skattleggingsperiode er påkrevd i MvaMeldingInnsending', { periodBlock: '' }, {}],
    ['skattleggingsperiode må være utfylt', { periodBlock: '<skattleggingsperiode/>' }, {}],
    ['instansstatus er påkrevd i MvaMeldingInnsending', { status: null }, {}],
    ['Valideringsfeil / Validation error:', { category: 'noe annet' }, {}],
    ['filnavnene i innsendingen må være unike', { attachments: ['a.pdf', 'a.pdf'] }, {}],
    ['a.pdf', { attachments: ['a.pdf'] }, {}],
    ['<regelDefinisjon>R066</regelDefinisjon>', {}, { lines: [{ code: '3', vat: '150' }] }],
  ])('answers 409 with "%s", and stays where it was', async (text, envelope, message) => {
    const submission = await filled(envelope, message);
    const refused = await submission.next();
    expect([refused.status, refused.json]).toEqual([409, expect.stringContaining(text)]);
    expect((await submission.get()).json.process?.currentTask).toMatchObject({ elementId: 'Task_1' });
  });

  it('says 409 with issues when the return is missing or there are two', async () => {
    const { organisationNumber } = stage.client();
    const submission = new Submission(await create(organisationNumber));
    await submission.envelope({ organisationNumber, ...openPeriod() });
    const codes = async () => (await submission.next()).json.validationIssues?.[0]?.code;
    expect(await codes()).toBe('TooFewDataElementsOfType');
    await submission.message({ organisationNumber });
    await submission.message({ organisationNumber });
    expect(await codes()).toBe('TooManyDataElementsOfType');
  });

  it('takes an envelope without a namespace', async () => {
    expect((await (await filled({ namespace: false })).next()).status).toBe(200);
  });
});

describe('rights', () => {
  it('let an accountant without signing right fill in, not confirm', async () => {
    const assistant = await stage.personToken('Jonas Berg');
    const submission = await filled();
    expect((await submission.next(assistant)).status).toBe(200);
    const denied = await submission.next(assistant);
    expect(denied).toMatchObject({ status: 403, json: { title: 'Unauthorized' } });
    expect((await submission.next(await stage.personToken('Kari Nordlie'))).status).toBe(200);
    const acts = (await stage.harness.fault({ organisation: stage.client().organisationNumber }, 'instances')) as {
      id: string;
      acts: { act: string; name: string }[];
    }[];
    const names = acts.find(({ id }) => id === submission.instance.id)?.acts.map(({ name }) => name);
    expect(names?.slice(0, 3)).toEqual(['Systembruker', 'Jonas Berg', 'Kari Nordlie']);
  });

  it('leave the feedback task and the end to Skatteetaten', async () => {
    await stage.harness.fault({ feedbackDelayMs: 60_000 }, 'skatteetaten');
    const submission = await filled();
    await submission.next();
    await submission.next();
    expect((await submission.next()).status).toBe(403);
    expect((await stage.call(`${submission.url}/feedback`, token)).status).toBe(409);
    await stage.harness.fault({}, 'feedback');
    await submission.ended();
    expect(await submission.next()).toMatchObject({ status: 409, json: { title: 'Process is ended.' } });
  });
});

describe('a deleted instance', () => {
  it('answers nothing more, and is no longer among the open ones', async () => {
    const submission = await filled({}, {}, 3);
    const active = async () =>
      (await stage.call(`${APP}/instances/${submission.instance.instanceOwner?.partyId}/active`, token)).json.length;
    const before = await active();
    expect((await stage.call(submission.url, token, { method: 'DELETE' })).status).toBe(200);
    expect(await active()).toBe(Number(before) - 1);
    const platform = String(submission.instance.selfLinks?.platform);
    const file = String(submission.instance.data?.[0]?.selfLinks?.apps);
    const answers = [
      await submission.get(),
      await submission.next(),
      await submission.status(),
      await submission.message({}),
      await stage.call(platform, token),
      await stage.call(file, token),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  });
});

describe('feedback', () => {
  it('is never given to a system user when it behaves as reported', async () => {
    await stage.harness.fault({ systemUserPickedUp: false }, 'skatteetaten');
    const submission = await filled();
    await submission.next();
    await submission.next();
    const stored = stage.context.database.one<{ due: number | null }>(
      'SELECT feedback_due AS due FROM app_instance WHERE guid = ?',
      submission.url.slice(-36),
    );
    expect(stored?.due).toBeNull();
  });

  it('can be the first to tell of the registers', async () => {
    await stage.harness.fault({ registersIn: 'feedback' }, 'skatteetaten');
    const yearly = { periodKind: 'skattleggingsperiodeAar', period: 'aarlig', year: '2025' };
    const block =
      '<skattleggingsperiode><periode><skattleggingsperiodeAar>aarlig</skattleggingsperiodeAar></periode><aar>2025</aar></skattleggingsperiode>';
    const submission = await filled({ periodBlock: block }, yearly);
    await submission.next();
    expect((await submission.next()).status).toBe(200);
    expect((await submission.ended()).json.status).toMatchObject({ substatus: { label: 'Avvist' } });
  });

  it('that fell due while practice was stopped is given at the next start', async () => {
    await stage.harness.fault({ feedbackDelayMs: 60_000 }, 'skatteetaten');
    const submission = await filled();
    await submission.next();
    await submission.next();
    await stage.harness.restart();
    expect((await submission.status()).json).toEqual({ isFeedbackProvided: false });
    stage.harness.clock.advance(61_000);
    await stage.harness.restart();
    token = await stage.systemUserToken();
    expect((await submission.status()).json).toEqual({ isFeedbackProvided: true });
  });
});

describe('what was filed before', () => {
  it('can be read through Storage, with a receipt', async () => {
    const client = stage.client(2);
    const [filed] = (await stage.harness.fault({ organisation: client.organisationNumber }, 'returns')) as {
      guid: string;
      amount: number;
    }[];
    const instance = await stage.call(`/platform/storage/api/v1/instances/${client.partyId}/${filed?.guid}`, token);
    expect(instance.json.status).toMatchObject({ isArchived: true });
    const data = instance.json.data as unknown as { dataType: string; size: number; selfLinks: { platform: string } }[];
    const receipt = data.find(({ dataType }) => dataType === 'kvittering');
    const bytes = await stage.call(receipt?.selfLinks.platform ?? '', token);
    expect(bytes.text.startsWith('%PDF-')).toBe(true);
    const message = await stage.call(
      data.find(({ dataType }) => dataType === 'mvamelding')?.selfLinks.platform ?? '',
      token,
    );
    expect(message.text).toContain(`<fastsattMerverdiavgift>${filed?.amount}</fastsattMerverdiavgift>`);
  });
});

describe('the validation service', () => {
  const PATH = '/skatteetaten/api/mva/grensesnittstoette/mva-melding/valider';
  const SCOPE = 'openid skatteetaten:mvameldingvalidering';

  it('takes a person’s ID-porten token with the scope, and answers 200 also when invalid', async () => {
    const person = await stage.personToken('Kari Nordlie', SCOPE, 'idporten');
    const answer = await stage.call(PATH, person, xml(returnXml({ organisationNumber: '312480778' }), 'POST'));
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('ugyldig skattemelding')]);
    const wrong = await stage.personToken('Kari Nordlie', SCOPE, 'altinn');
    expect(await stage.call(PATH, wrong, xml(returnXml(), 'POST'))).toMatchObject({
      status: 403,
      json: { kode: 'DAS-008' },
    });
    const none = await stage.call(PATH, undefined, { ...xml('', 'POST'), headers: { accept: 'application/xml' } });
    expect([none.status, none.text]).toEqual([401, expect.stringContaining('<korrelasjonsid>')]);
  });
});
