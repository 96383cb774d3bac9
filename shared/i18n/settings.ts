import { texts } from './define.ts';

export const settings = texts({ title: 'settings' }, { title: 'settings' }, { title: 'settings' });
