import { texts } from './define.ts';

export const claimsSettings = texts(
  {
    title: 'Krav og betalinger',
    profile: 'Rettighetspakke',
    'profile.text': 'Navnet Skatteetaten ga firmaet. Det er som regel «regnskapssystem».',
    'profile.wrong': 'Skriv navnet slik Skatteetaten skrev det, uten mellomrom.',
    only: 'Klientbro er bare på denne maskinen',
    'only.text':
      'Skatteetaten tillater fem spørsmål samtidig fra hele firmaet. Klientbro stiller to om gangen, og fem når ingen andre maskiner spør.',
    save: 'Lagre',
    saved: 'Innstillingene er lagret',
    who: 'Bare den som setter opp Klientbro, kan endre dette.',
  },
  {
    title: 'Krav og betalingar',
    profile: 'Rettigheitspakke',
    'profile.text': 'Namnet Skatteetaten gav firmaet. Det er som regel «regnskapssystem».',
    'profile.wrong': 'Skriv namnet slik Skatteetaten skreiv det, utan mellomrom.',
    only: 'Klientbro er berre på denne maskina',
    'only.text':
      'Skatteetaten tillèt fem spørsmål samtidig frå heile firmaet. Klientbro stiller to om gongen, og fem når ingen andre maskiner spør.',
    save: 'Lagre',
    saved: 'Innstillingane er lagra',
    who: 'Berre den som set opp Klientbro, kan endre dette.',
  },
  {
    title: 'Claims and payments',
    profile: 'Data access profile (rettighetspakke)',
    'profile.text': 'The name that Skatteetaten gave the firm. It is usually “regnskapssystem”.',
    'profile.wrong': 'Write the name as Skatteetaten wrote it, without spaces.',
    only: 'Klientbro is on this machine alone',
    'only.text':
      'Skatteetaten allows five questions at a time from the whole firm. Klientbro asks two at a time, and five when no other machine asks.',
    save: 'Save',
    saved: 'The settings are saved',
    who: 'Only those who set up Klientbro can change this.',
  },
);
