import { organisationCheckDigit } from '../../../shared/ids.ts';

/** Valid synthetic organisation numbers (they begin with 3), the same on every run. */
export function syntheticNumber(index: number): string {
  for (let head = 31000000 + index * 37; ; head += 1) {
    const digit = organisationCheckDigit(String(head));
    if (digit !== undefined) return `${head}${digit}`;
  }
}

export const uuidOf = (kind: number, index: number): string =>
  `0000${(kind % 65536).toString(16).padStart(4, '0')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;

const names = [
  'Fjell og Fjord AS',
  'Nordlys Byggservice AS',
  'Havbris Kafé AS',
  'Bakke Rør og Varme AS',
  'Skogstad Tannklinikk AS',
  'Elvebredden Gartneri AS',
  'Solsiden Frisør ENK',
  'Tindebu Overnatting AS',
  'Vestavind Elektro AS',
  'Lyngmo Bilverksted AS',
  'Storegga Fiskeri AS',
  'Kvernhuset Bakeri AS',
  'Rosenlund Barnehage SA',
  'Ishavet Sjømat AS',
  'Granli Trelast AS',
  'Myrvoll Regnskapsmaskiner og Kontorrekvisita Innlandet AS',
  'Osen Båtforening',
  'Dalen Fysioterapi AS',
  'Kirkegata Eiendom AS',
  'Fossheim Kraft AS',
  'Blåmyra Hundepensjonat ENK',
  'Nesset Transport AS',
  'Åsgård Keramikk AS',
  'Øyane Ferjeselskap AS',
  'Høgda Sau og Geit DA',
  'Torget Bokhandel AS',
  'Furulia Planteskole AS',
  'Brattvåg Sveis AS',
  'Lillevik Camping AS',
  'Stabburet Delikatesse AS',
  'Vinterbro Sykkel AS',
  'Heimdal Vaktmester AS',
  'Grønnåsen Arkitekter AS',
  'Skjærgården Optikk AS',
  'Moltemyra IT AS',
  'Tunet Veterinær AS',
  'Bekkefaret Maler AS',
  'Ravnkloa Renhold AS',
  'Sletta Entreprenør AS',
  'Utsikten Hotell AS',
];

export const firm = { organisationNumber: syntheticNumber(0), name: 'Solberg & Lie Regnskap AS', form: 'AS' };

export const people = names.map((name, index) => ({
  organisationNumber: syntheticNumber(index + 1),
  name,
  form: name.endsWith('ENK') ? 'ENK' : name.endsWith('SA') ? 'SA' : 'AS',
}));
