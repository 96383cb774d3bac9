import { texts } from './define.ts';

export const clients = texts({ title: 'clients' }, { title: 'clients' }, { title: 'clients' });
