import { z } from 'zod';
import type { ClientChange, ClientDetail, OwnFields } from '../../../shared/contract/client-list.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { isOrganisationNumber, parseOrganisationNumber } from '../../../shared/ids.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Access } from '../access/access.ts';
import type { Base } from '../base.ts';
import type { RegisteredUnit } from '../brreg/units.ts';
import { clientsTable } from './export.ts';
import { type ClientFacts, jointUnitOf } from './facts.ts';
import { Imports } from './import/imports.ts';
import type { ClientRecord, ClientRecords } from './records.ts';
import type { RegisterWatch } from './register-watch.ts';
import { isStopped } from './schedule.ts';

type Handlers = Pick<
  EngineHandlers,
  | 'clients.get'
  | 'clients.edit'
  | 'clients.setInList'
  | 'clients.readTable'
  | 'clients.importTable'
  | 'clients.searchRegister'
  | 'clients.addFromRegister'
  | 'clients.exportList'
  | 'clients.saveText'
  | 'clients.asked'
  | 'clients.notAsked'
  | 'clients.changes'
  | 'clients.seeChanges'
  | 'clients.lookUp'
>;

export interface OwnListParts {
  readonly records: ClientRecords;
  readonly facts: ClientFacts;
  readonly watch: RegisterWatch;
  /** Everything that hangs on what a client is: terms, deadlines, the list itself. */
  readonly onEdited: () => void;
}

const SEEN = 'clients.changesSeen';

/** The operations of the firm's own list: what comes in, what the firm writes, what goes out. */
export function ownListHandlers(base: Base, access: Access, parts: OwnListParts): Handlers {
  const { store, settings, files, audit, push, person } = base;
  const { records, watch } = parts;
  const imports = new Imports(files);

  const changed = () => {
    push('clients.changed', {});
    parts.onEdited();
  };
  const inList = async () =>
    new Set((await records.all()).filter((row) => row.inList).map((row) => row.organisationNumber));
  const nameOf = async (organisationNumber: string) => ({
    organisationNumber,
    name: (await records.find(organisationNumber))?.name ?? organisationNumber,
  });

  const edit: Handlers['clients.edit'] = async ({ rows }) => {
    const before: { organisationNumber: string; fields: Partial<OwnFields> }[] = [];
    const known = new Map((await records.all()).map((record) => [record.organisationNumber, record]));
    const missing = rows.find((row) => !known.has(row.organisationNumber));
    if (missing) {
      const firm = await access.state.firm();
      if (firm?.organisationNumber !== missing.organisationNumber)
        return fail('clients.unknown', { params: { client: missing.organisationNumber }, sent: 'notSent' });
      // The firm's own row exists from the set-up; what it writes about itself needs a place.
      await records.add([{ organisationNumber: firm.organisationNumber, name: firm.name, fields: {} }]);
      const own = await records.find(firm.organisationNumber);
      if (own) known.set(firm.organisationNumber, own);
    }
    await store.transaction(async (trx) => {
      for (const { organisationNumber, fields } of rows) {
        const record = known.get(organisationNumber);
        if (!record) continue;
        const given = definedIn(fields);
        before.push({ organisationNumber, fields: pick(record.fields, Object.keys(given)) });
        await records.edit(organisationNumber, given, trx);
        await audit.note(
          {
            act: 'client.edit',
            client: { organisationNumber, name: record.name },
            params: { fields: Object.keys(given).join(', ') },
          },
          trx,
        );
      }
    });
    changed();
    return ok({ before });
  };

  return {
    'clients.get': ({ organisationNumber }) => detail(organisationNumber),
    'clients.edit': edit,
    'clients.setInList': async ({ organisationNumbers, inList: wanted }) => {
      await store.transaction(async (trx) => {
        await records.setInList(organisationNumbers, wanted, trx);
        const params = { clients: organisationNumbers.length };
        await audit.note({ act: wanted ? 'client.import' : 'client.unlist', params }, trx);
      });
      changed();
      return ok({});
    },
    'clients.readTable': ({ from, choice }) => imports.read(from, choice, inList),
    'clients.importTable': async ({ tableId }) => {
      const table = imports.take(tableId);
      if (!table.ok) return table;
      const counts = await records.add(table.value.rows);
      const { name, bad } = table.value;
      await audit.note({ act: 'client.import', params: { ...(name && { file: name }), ...counts, bad } });
      changed();
      void watch.run();
      return ok(counts);
    },
    'clients.searchRegister': async ({ query }) => {
      const found = await search(query);
      if (!found.ok) return found;
      const known = await inList();
      const { units, total } = found.value;
      return ok({ total, hits: units.map((unit) => ({ ...hitOf(unit), inList: known.has(unit.organisationNumber) })) });
    },
    'clients.addFromRegister': async ({ organisationNumbers }) => {
      const found = await access.units.findMany(organisationNumbers);
      if (!found.ok) return found;
      const units = organisationNumbers.map((each) => found.value.get(each));
      const rows = units.flatMap((unit) =>
        unit ? [{ organisationNumber: unit.organisationNumber, name: unit.name, fields: {} }] : [],
      );
      const [missing] = organisationNumbers.filter((each) => !found.value.has(each));
      if (missing) return fail('brreg.notFound', { params: { organisationNumber: missing }, action: 'fixInput' });
      const counts = await records.add(rows);
      await audit.note({ act: 'client.import', params: { ...counts } });
      changed();
      void watch.run();
      return ok(counts);
    },
    'clients.exportList': async ({ headings, name, format }) => {
      const sight = await base.sight();
      const rows = (await records.all()).filter((record) => record.inList && sight.sees(record.organisationNumber));
      const saved = await files.save(`${name}.${format}`, clientsTable(format, headings, rows));
      if (saved.ok)
        await audit.note({ act: 'client.export', params: { clients: rows.length, file: saved.value.name } });
      return saved;
    },
    'clients.saveText': ({ name, text }) => files.save(`${name}.txt`, new TextEncoder().encode(text)),
    'clients.asked': async ({ organisationNumber, package: name, remind }) => {
      const client = await records.find(organisationNumber);
      if (!client) return fail('clients.unknown', { params: { client: organisationNumber }, sent: 'notSent' });
      const ask = await records.ask(organisationNumber, name, person(), remind);
      await audit.note({
        act: 'client.asked',
        client: { organisationNumber, name: client.name },
        params: { package: name },
      });
      changed();
      return ok(ask);
    },
    'clients.notAsked': async ({ organisationNumber, package: name }) => {
      await records.notAsked(organisationNumber, name);
      changed();
      return ok({});
    },
    'clients.changes': async () => {
      const after = (await settings.read(SEEN, z.number())) ?? 0;
      return ok({ rows: await records.changes({ after }) });
    },
    'clients.seeChanges': async ({ upTo }) => {
      await settings.set(SEEN, upTo);
      push('clients.changed', {});
      return ok({});
    },
    'clients.lookUp': ({ organisationNumbers }) => watch.lookUp(organisationNumbers),
  };

  async function search(query: string): Promise<Outcome<{ units: readonly RegisteredUnit[]; total: number }>> {
    const number = /^[\d\s]+$/.test(query) ? parseOrganisationNumber(query) : undefined;
    if (number === undefined) return access.units.search(query);
    if (!isOrganisationNumber(number)) return ok({ units: [], total: 0 });
    const found = await access.units.find(number);
    if (found.ok) return ok({ units: [found.value], total: 1 });
    return found.error.code === 'brreg.notFound' ? ok({ units: [], total: 0 }) : found;
  }

  async function detail(organisationNumber: string): Promise<Outcome<ClientDetail>> {
    const systemUsers = await access.systemUsers.all();
    const known = (await parts.facts.gather(systemUsers)).find(
      (each) => each.record.organisationNumber === organisationNumber,
    );
    const firm = await access.state.firm();
    if (!known && firm?.organisationNumber !== organisationNumber)
      return fail('clients.unknown', { params: { client: organisationNumber }, sent: 'notSent' });
    const record = known?.record ?? blankRecord(organisationNumber, firm?.name ?? '', firm?.form ?? '');
    const joint = jointUnitOf(record);
    const asked = known?.way.lists.map((list) => list.at).sort()[0] ?? null;
    const link = known?.links[0];
    return ok({
      organisationNumber,
      inList: record.inList,
      fields: record.fields,
      register: {
        checkedAt: record.lookedUpAt,
        form: record.form,
        status: record.status,
        statusSince: record.statusSince,
        vatRegistered: record.vatRegistered,
        accountant: record.accountant,
        accountantCheckedAt: record.rolesCheckedAt,
        takenOverBy: record.status === 'takenOver' && record.mergingWith ? await nameOf(record.mergingWith) : null,
        parent: record.parent ? await nameOf(record.parent) : null,
      },
      joint: joint ? { unit: await nameOf(joint), source: record.fields.jointUnit ? 'firm' : 'register' } : null,
      subUnits: await records.subUnits(organisationNumber),
      altinn: {
        listed: asked === null ? null : (known?.way.lists.some((list) => list.listed) ?? false),
        listedAt: asked,
        linkedAt: link?.linkedAt ?? null,
        seen: link?.seen ?? null,
        seenAt: link?.seenAt ?? null,
      },
      asks: [...(known?.asks ?? [])],
      changes: await records.changes({ organisationNumber }),
    });
  }
}

/** Bankrupt, deleted or taken over since somebody last looked through the changes. */
export async function stoppedUnseen(
  settings: Base['settings'],
  records: ClientRecords,
): Promise<ClientChange['client'][]> {
  const after = (await settings.read(SEEN, z.number())) ?? 0;
  const changes = await records.changes({ after });
  return changes.filter((change) => change.kind === 'status' && isStopped(change.after)).map(({ client }) => client);
}

const hitOf = (unit: RegisteredUnit) => ({
  organisationNumber: unit.organisationNumber,
  name: unit.name,
  form: unit.form,
  place: unit.place,
  status: unit.status,
  vatRegistered: unit.vatRegistered,
  parent: unit.parent,
});

/** Without the fields that were not given: zod leaves them as undefined. */
function definedIn(fields: { [K in keyof OwnFields]?: OwnFields[K] | undefined }): Partial<OwnFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function pick(fields: OwnFields, keys: readonly string[]): Partial<OwnFields> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));
}

function blankRecord(organisationNumber: string, name: string, form: string): ClientRecord {
  return {
    organisationNumber,
    name,
    form,
    inList: true,
    fields: {
      groups: [],
      responsible: '',
      deputy: '',
      vatTerm: null,
      vatCategory: null,
      alsoDelivers: [],
      deliversFrom: null,
      jointUnit: null,
      notes: '',
    },
    status: 'unknown',
    statusSince: null,
    vatRegistered: null,
    lookedUpAt: null,
    parent: null,
    mergingWith: null,
    registerJointUnit: null,
    accountant: null,
    rolesCheckedAt: null,
  };
}
