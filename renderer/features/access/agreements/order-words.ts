import type { AgreementLine, ScopeLine } from '../../../../shared/contract/agreements.ts';
import { osloParts, useFormat } from '../../../ui/format.ts';
import type { Tone } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';

export interface OrderWords {
  readonly tone: Tone;
  readonly state: string;
  /** What is known, from whom and when. */
  readonly lines: readonly string[];
}

/** On the integration it is not there at all; else the owner has not granted it (reference/systemuser.md 1.6). */
const LACKING = 'MP-200';

/** A line's state in words: what a token proved stands first, then what somebody noted. */
export function useOrderWords(): (line: AgreementLine | ScopeLine) => OrderWords {
  const t = useText('agreements');
  const format = useFormat();
  const proofLine = (line: ScopeLine): string | undefined => {
    if (!line.proof) return undefined;
    const { granted, at, code } = line.proof;
    const authority = t(`integration.${line.integration}`);
    const day = format.day(osloParts(at)?.day ?? '');
    if (granted) return at === '' ? t('proof.granted.early', { authority }) : t('proof.granted', { authority, day });
    if (line.integration === 'idporten') return t('proof.login', { day });
    return t(code === LACKING ? 'proof.lacking' : 'proof.refused', { authority, code, day });
  };
  return (line) => {
    const { note, state } = line;
    const isScope = 'scope' in line;
    const proof = isScope ? line.proof : null;
    const about = note && { day: format.day(note.day), person: note.person, reason: note.reason };
    const noted = about && t(`note.${!isScope && note.status === 'granted' ? 'signed' : note.status}`, about);
    const proved = isScope ? proofLine(line) : undefined;
    const overruled = proof?.granted === true;
    const lines = [
      proved,
      overruled ? undefined : noted,
      isScope && state === 'granted' && !proof?.granted && t('note.unproved'),
      state === 'refused' && note?.status === 'refused' && t('again'),
    ].filter((each): each is string => typeof each === 'string');
    const tone: Record<typeof state, Tone> = {
      todo: 'todo',
      ordered: 'waiting',
      granted: isScope && !proof?.granted ? 'info' : 'good',
      refused: 'bad',
      notNeeded: 'todo',
    };
    if (state === 'granted' && !isScope) return { tone: tone.granted, state: t('state.signed'), lines };
    if (state === 'refused' && note?.status !== 'refused') return { tone: 'bad', state: t('state.notGranted'), lines };
    return { tone: tone[state], state: t(`state.${state}`), lines };
  };
}
