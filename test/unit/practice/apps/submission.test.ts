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
