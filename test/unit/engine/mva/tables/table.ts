import type { Category, Period } from '../../../../../shared/contract/mva.ts';
import type {
  TableCodes,
  TablePreview,
  TableReading,
  TableSetup,
  TableView,
} from '../../../../../shared/contract/tables.ts';
import { type Engine, must, newWorld, startEngine, type World } from '../../../../fixtures/mva/engine.ts';
import { CLIENT } from '../../../../fixtures/mva/samples.ts';

export const PERIOD: Period = { kind: 'toMaaneder', number: 5, year: 2026 };

export interface Opened {
  readonly world: World;
  readonly engine: Engine;
  /** Opens a file, by default with what is proposed. */
  readonly read: (content: string | Uint8Array, reading?: TableReading, name?: string) => Promise<TableView>;
  readonly preview: (view: TableView, change?: Change) => Promise<TablePreview>;
  readonly chosen: (view: TableView, change?: Change) => Parameters<Engine['mva']['handlers']['tables.draft']>[0];
}

export interface Change {
  readonly category?: Category;
  readonly setup?: Partial<TableSetup>;
  readonly codes?: TableCodes;
}

/** The room over a real store; the client's tables begin with nothing saved. */
export async function opened(): Promise<Opened> {
  const world = await newWorld();
  const engine = startEngine(world);
  const { organisationNumber } = CLIENT;
  const chosen: Opened['chosen'] = (view, { category = 'alminnelig', setup, codes = {} } = {}) => ({
    ...{ tableId: view.tableId, organisationNumber, category, period: PERIOD, codes },
    setup: { ...view.setup, ...setup },
  });
  return {
    world,
    engine,
    chosen,
    read: async (content, reading = {}, name = 'mva.csv') => {
      engine.files.set(name, typeof content === 'string' ? Buffer.from(content) : content);
      return must(await engine.mva.handlers['tables.read']({ from: { handle: name }, organisationNumber, reading }));
    },
    preview: async (view, change) => must(await engine.mva.handlers['tables.preview'](chosen(view, change))),
  };
}

/** Code, base and tax of each line. */
export function figures({ lines }: TablePreview): (string | null)[][] {
  return lines.map(({ line }) => [line.mvaKode, line.grunnlag, line.merverdiavgift]);
}
