// @ts-check
// Practice in a process of its own, with a system user linked to many clients: linked-practice.mjs <folder> <clients> <letters each>.
// Tells its origin, the clients, their parties, and an Altinn token of the system user for two hours; then answers until it is ended.
import { randomUUID } from 'node:crypto';
import { importTypeScript } from '../../resources/scripts/lib/typescript.mjs';

const { startPractice } = await importTypeScript('electron', 'practice', 'practice.ts');
const { issuers } = await importTypeScript('electron', 'practice', 'core', 'authority.ts');
const clock = {
  now: () => Date.now(),
  timer: (/** @type {number} */ ms, /** @type {() => void} */ run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const [, , folder, count, letters] = process.argv;
const practice = await startPractice({ folder, clock, size: 'large', lettersEach: Number(letters) });
const { access, world, keys } = practice.context;
const firm = { authority: 'iso6523-actorid-upis', ID: `0192:${world.firm.organisationNumber}` };
const systemUserId = randomUUID();
access.addSystemUser({
  id: systemUserId,
  kind: 'agent',
  systemId: 'bench',
  vendor: world.firm.organisationNumber,
  owner: world.firm.organisationNumber,
  externalRef: 'bench',
  title: 'Klientbro',
  packages: ['urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet'],
  resources: [],
  created: new Date(0).toISOString(),
});
const clients = world.clients
  .filter((/** @type {any} */ client) => client.relation.role === 'REGN')
  .slice(0, Number(count))
  .map((/** @type {any} */ { organisationNumber, name }) => ({
    organisationNumber,
    name,
    parties: [
      organisationNumber,
      ...world.subUnits(organisationNumber).map((/** @type {any} */ unit) => unit.organisationNumber),
    ],
  }));
for (const { organisationNumber } of clients) access.link(systemUserId, organisationNumber);
const now = Math.floor(Date.now() / 1000);
const token = await keys.sign('altinn', {
  iat: now,
  exp: now + 7200,
  jti: randomUUID(),
  client_id: 'bench',
  iss: issuers.altinn(practice.origin),
  scope: 'digdir:dialogporten',
  consumer: firm,
  authorization_details: [
    { type: 'urn:altinn:systemuser', systemuser_id: [systemUserId], systemuser_org: firm, system_id: 'bench' },
  ],
});
process.send?.({ origin: practice.origin, systemUserId, clients, token });
