import { findPackage } from '../core/packages.ts';
import type { ResourceRegistry } from '../core/resources.ts';
import type { Finding } from './problems.ts';
import type { RegisteredSystem, Right, SystemBody } from './systems.ts';

const ROOT = '/registersystemrequest';
const DELEGABLE_TYPES = new Set([
  'AltinnApp',
  'Systemresource',
  'Default',
  'CorrespondenceService',
  'BrokerService',
  'GenericAccessResource',
  'MigratedApp',
]);

function hasDuplicates(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

/** Format of the id, and that it is free for good, also after deletion (reference: system user, 3.2, 3.3). */
export function idFindings(body: SystemBody, exists: boolean): Finding[] {
  const path = `${ROOT}/systemid`;
  const findings: Finding[] = [];
  if (/\s/.test(body.id)) findings.push({ code: '00013', path });
  if (!/^[^_]+_.+$/.test(body.id) || body.id.split('_')[0] !== body.vendor) findings.push({ code: '00001', path });
  if (exists) findings.push({ code: '00002', path });
  return findings;
}

export function redirectFindings(urls: readonly string[]): Finding[] {
  const isHttps = (url: string) => URL.canParse(url) && new URL(url).protocol === 'https:';
  return urls.every(isHttps) ? [] : [{ code: '00005', path: `${ROOT}/allowedredirecturls` }];
}

/** One client id belongs to one living system only. */
export function clientIdFindings(body: SystemBody, systems: readonly RegisteredSystem[]): Finding[] {
  const path = `${ROOT}/clientid`;
  const findings: Finding[] = [];
  if (hasDuplicates(body.clientId)) findings.push({ code: '00011', path });
  const others = systems.filter((system) => !system.isDeleted && system.id !== body.id);
  if (others.some((system) => system.clientId.some((id) => body.clientId.includes(id)))) {
    findings.push({ code: '00004', path });
  }
  return findings;
}

export function packageFindings(urns: readonly string[], isVisible: boolean): Finding[] {
  const path = `${ROOT}/accesspackages`;
  const findings: Finding[] = [];
  if (hasDuplicates(urns)) findings.push({ code: '00007', path });
  const unknown = urns.filter((urn) => findPackage(urn) === undefined);
  if (unknown.length > 0) {
    findings.push({ code: '00008', path, extension: { 'Invalid Urn Details : ': unknown.join(' | ') } });
  }
  if (isVisible && urns.some((urn) => findPackage(urn)?.isAssignable === false)) findings.push({ code: '00018', path });
  return findings;
}

export function rightFindings(rights: readonly Right[], resources: ResourceRegistry): Finding[] {
  const path = `${ROOT}/rights/resource`;
  const pairs = rights.flatMap((right) => right.resource);
  const findings: Finding[] = [];
  const malformed = pairs.filter((pair) => pair.id !== 'urn:altinn:resource').map((pair) => pair.id);
  if (malformed.length > 0) {
    findings.push({ code: '00009', path, extension: { 'Invalid Resource Id Details : ': malformed.join(' | ') } });
  }
  if (hasDuplicates(rights.map((right) => JSON.stringify(right)))) findings.push({ code: '00006', path });
  const unknown = pairs.map((pair) => pair.value).filter((value) => resources.get(value) === undefined);
  if (unknown.length > 0) {
    findings.push({ code: '00003', path, extension: { 'ResourceIds Not Found : ': unknown.join(' | ') } });
  }
  const fixed = pairs
    .map((pair) => pair.value)
    .filter((value) => !DELEGABLE_TYPES.has(resources.get(value)?.type ?? 'Default'));
  if (fixed.length > 0) {
    findings.push({ code: '00017', path, extension: { 'ResourceIds Not Delegable : ': fixed.join(' | ') } });
  }
  return findings;
}
