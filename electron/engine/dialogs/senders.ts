/** Names of the service owners an accountant meets most, for rows without a sender's name of their own. */
const OWNERS: Readonly<Record<string, string>> = {
  skd: 'Skatteetaten',
  nav: 'Nav',
  brg: 'Brønnøysundregistrene',
  ssb: 'Statistisk sentralbyrå',
  kartverket: 'Kartverket',
  kv: 'Kartverket',
  toll: 'Tolletaten',
  dat: 'Arbeidstilsynet',
  digdir: 'Digitaliseringsdirektoratet',
  lt: 'Lånekassen',
  mt: 'Mattilsynet',
  ldir: 'Landbruksdirektoratet',
};

export function senderName(sender: string): string {
  return OWNERS[sender] ?? sender;
}
