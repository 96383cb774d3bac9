/** Every second of many filings carries attachments: what both the child that files them and the test that counts them know. */
export function carried(organisationNumber: string, index: number): readonly (readonly [name: string, text: string])[] {
  if (index % 2 !== 0) return [];
  return ['Avstemming.pdf', 'Bilag æøå.pdf'].map((name) => [name, `%PDF-1.7 ${name} ${organisationNumber}`]);
}
