import type { OtherInstance } from '../../../../shared/contract/surroundings.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import { useQuery } from '../../../state/context.tsx';

export interface Surroundings {
  readonly replaces: OutputOf<'surroundings.view'>['replaces'];
  /** Others' that are, or may be, for the same period. */
  readonly concerning: readonly OtherInstance[];
  /** Others' drafts that are not. */
  readonly leftovers: readonly OtherInstance[];
  /** What a filing names when the person sends it after having seen all this. */
  readonly replacing: string[];
}

export function useSurroundings(returnId: string): Surroundings {
  const seen = useQuery('surroundings.view', { returnId }).value;
  const others = seen?.others ?? [];
  const concerning = others.filter((other) => other.concerns);
  const replaces = seen?.replaces ?? null;
  return {
    replaces,
    concerning,
    leftovers: others.filter((other) => !other.concerns),
    replacing: [...(replaces ? [replaces.instance] : []), ...concerning.map(({ id }) => id)],
  };
}
