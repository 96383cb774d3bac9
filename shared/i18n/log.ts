import { texts } from './define.ts';

export const log = texts({ title: 'log' }, { title: 'log' }, { title: 'log' });
