import { texts } from './define.ts';

export const access = texts({ title: 'access' }, { title: 'access' }, { title: 'access' });
