import type { SelfLinkingState } from '../../../../shared/contract/self-linking.ts';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';

const tones: Record<SelfLinkingState, Tone> = { off: 'todo', on: 'good', stopped: 'bad', elsewhere: 'info' };

export function SelfLinkingTag({ state }: { state: SelfLinkingState }) {
  const t = useText('selfLinking');
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>;
}
