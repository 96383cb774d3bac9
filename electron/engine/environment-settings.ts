import type { Environment } from '../../shared/contract/common.ts';
import { type Channel, channel } from '../../shared/contract/mva.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Settings } from './store/settings.ts';

export interface EnvironmentSettings {
  filingChannel: Channel;
  systemUserChannelAllowed: boolean;
}

/**
 * Practice rehearses the system user channel by default. Elsewhere Skatteetaten's own documents ask for a person's login
 * (reference/mva-melding.md 5.4), so the person channel is the only one until the policy check that may open the other exists.
 */
export async function environmentSettings(settings: Settings, environment: Environment): Promise<EnvironmentSettings> {
  const allowed = environment === 'practice';
  const chosen = await settings.read('mva.filingChannel', channel);
  return { filingChannel: allowed ? (chosen ?? 'systemUser') : 'person', systemUserChannelAllowed: allowed };
}

export async function setFilingChannel(
  settings: Settings,
  environment: Environment,
  filingChannel: Channel,
): Promise<Outcome<EnvironmentSettings>> {
  const present = await environmentSettings(settings, environment);
  if (filingChannel === 'systemUser' && !present.systemUserChannelAllowed)
    return fail('gate.invalidInput', { params: { operation: 'settings.set' } });
  await settings.set('mva.filingChannel', filingChannel);
  return ok(await environmentSettings(settings, environment));
}

export async function channelAllowed(settings: Settings, environment: Environment, asked: Channel): Promise<boolean> {
  return asked === 'person' || (await environmentSettings(settings, environment)).systemUserChannelAllowed;
}
