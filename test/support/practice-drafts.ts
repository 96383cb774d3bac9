import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobClients } from '../e2e/job/clients.ts';
import { endedTerm, returnXml } from '../e2e/job/return-file.ts';
import { approved, linkClients, logIn, type Rig } from './engine-practice.ts';

/** So many clients of an approved system user, each with a draft for the term that ended, ready to be sent. */
export async function practiceDrafts(own: Rig, count: number) {
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const clients = jobClients.slice(0, count);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const numbers = new Set(clients.map(({ organisationNumber }) => organisationNumber));
  await linkClients(
    own,
    systemUserId,
    rows.filter((row) => numbers.has(row.organisationNumber)).map((row) => row.clientId),
  );
  const views = [];
  for (const { organisationNumber } of clients) {
    const path = join(own.folder, `${organisationNumber}.xml`);
    writeFileSync(path, returnXml(organisationNumber, endedTerm()));
    own.engine.grantFile(organisationNumber, path);
    views.push(await own.must('mva.importFile', { handle: organisationNumber, organisationNumber }));
  }
  return views.map(({ id, figuresHash }) => ({ returnId: id, figuresHash }));
}
