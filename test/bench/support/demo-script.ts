/**
 * Filing as Skatteetaten's demo script does it (reference/mva-melding.md 4.2, 4.7): one call after the other, then looks until the
 * feedback is there, then the files. No journal, no log, nothing to resume from. It looks every second, the script every tenth.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { writeEnvelope } from '../../../electron/engine/mva/xml/write-envelope.ts';
import { endedTerm } from '../../e2e/job/return-file.ts';

interface Demo {
  readonly origin: string;
  readonly token: string;
  readonly organisationNumber: string;
  readonly xml: string;
}

interface Instance {
  readonly id: string;
  readonly data: readonly { readonly id: string; readonly dataType: string }[];
}

export async function fileAsDemo({ origin, token, organisationNumber, xml }: Demo): Promise<void> {
  const app = `${origin}/apps/skd/mva-melding-innsending-v1/instances`;
  const call = async (method: string, url: string, headers: Record<string, string> = {}, body?: string) => {
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: '*/*', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const json = { 'content-type': 'application/json' };
  const made = await call('POST', app, json, JSON.stringify({ instanceOwner: { organisationNumber } }));
  const instance = (await made.json()) as Instance;
  const own = `${app}/${instance.id}`;
  const { year, number } = endedTerm();
  const envelope = writeEnvelope({
    organisationNumber,
    period: { kind: 'toMaaneder', number, year },
    category: 'alminnelig',
    createdBy: 'Demo',
    createdAt: new Date().toISOString(),
  });
  await call('PUT', `${own}/data/${instance.data[0]?.id}`, { 'content-type': 'application/xml' }, envelope);
  const named = { 'content-type': 'text/xml', 'content-disposition': 'attachment; filename=mvaMelding.xml' };
  await call('POST', `${own}/data?dataType=mvamelding`, named, xml);
  await call('PUT', `${own}/process/next`, json, '{}');
  await call('PUT', `${own}/process/next`, json, '{}');
  for (;;) {
    const { isFeedbackProvided } = (await (await call('GET', `${own}/feedback/status`)).json()) as {
      isFeedbackProvided: boolean;
    };
    if (isFeedbackProvided) break;
    await pause(1000);
  }
  const { data } = (await (await call('GET', `${own}/feedback`)).json()) as Instance;
  for (const { id, dataType } of data)
    if (['valideringsresultat', 'betalingsinformasjon', 'kvittering'].includes(dataType))
      await (await call('GET', `${own}/data/${id}`)).arrayBuffer();
}
