import { expect, test } from 'vitest';
import {
  bulkReceivers,
  isCityOfItsOwn,
  looksLikeInstitution,
  type PostalRow,
  readableDistrictName,
  readPostalRow,
} from './geonames.ts';

const row = (...columns: string[]) => readPostalRow(columns.join('\t'), 1);
const example = (code: string, name: string, stateCode: string, districtKey = '14612') =>
  row(
    'DE',
    code,
    name,
    'Sachsen',
    stateCode,
    '',
    '00',
    'Kreisfreie Stadt X',
    districtKey,
    '51.05',
    '13.73',
    '',
  ) as PostalRow;

test('a row', () => {
  expect(example('01067', 'Musterdorf', 'SN')).toMatchObject({
    code: '01067',
    stateKey: '14',
    districtKey: '14612',
    latitude: 51.05,
  });
  expect(row('DE', '01067', 'Musterdorf', '', '', '', '', 'X', '16051', '51', '11')).toMatchObject({ stateKey: '16' });
});

test('what is no row is refused with a reason', () => {
  expect(row('DE', '1067', 'X', 'Sachsen', 'SN', '', '', '', '', '51', '13')).toEqual({ error: 'Postleitzahl „1067“' });
  expect(row('AT', '1010', 'Wien', '', '', '', '', '', '', '48', '16')).toHaveProperty('error');
  expect(row('DE', '01067', 'X', 'Sachsen', 'SN', '', '', '', '', '0', '0')).toHaveProperty('error');
  expect(row('DE')).toHaveProperty('error');
});

test('bulk receivers are told by the list they come from, and by their names', () => {
  const places = [
    example('01067', 'Musterdorf', 'SN'),
    example('01069', 'Amtsdorf', 'SN'),
    example('01070', 'Bankholz', 'SN'),
  ];
  const bulk = [
    example('01071', 'Muster Kredit', '13'),
    example('01072', 'Amtsgericht', 'SN'),
    example('01072', 'Muster AG', 'SN'),
  ];
  const known = example('01073', 'Musterdorf', '13');
  expect([...bulkReceivers([...places, ...bulk, known], () => false)]).toEqual(bulk);
  expect([...bulkReceivers(bulk, ({ name }) => name === 'Amtsgericht')]).toEqual([bulk[0], bulk[2]]);
});

test('names of institutions', () => {
  for (const name of [
    'Finanzamt Musterstadt',
    'Muster GmbH & Co. KG',
    'Stadtverwaltung',
    'IHK',
    'Muster eG',
    'Klinikum Nord',
  ]) {
    expect(looksLikeInstitution(name), name).toBe(true);
  }
  for (const name of [
    'Agathenburg',
    'Bankholzen',
    'Amt Neuhaus',
    'Bad Postfelden',
    'Seeg',
    'Cochem',
    'Coburg',
    'Evessen',
    'Vorwerk',
    'Lottorf',
    'Steinbergkirche',
    'Segeletz',
  ]) {
    expect(looksLikeInstitution(name), name).toBe(name === 'Amt Neuhaus');
  }
});

test('districts', () => {
  expect(isCityOfItsOwn({ districtName: 'Kaiserslautern, kreisfreie Stadt', districtKey: '' })).toBe(true);
  expect(isCityOfItsOwn({ districtName: 'Stadtkreis Stuttgart', districtKey: '' })).toBe(true);
  expect(isCityOfItsOwn({ districtName: 'Hamburg, Freie und Hansestadt', districtKey: '' })).toBe(true);
  expect(isCityOfItsOwn({ districtName: 'Landkreis Barnim', districtKey: '' })).toBe(false);
  expect(isCityOfItsOwn({ districtName: 'Dessau-Roßlau', districtKey: '15001' })).toBe(true);
  expect(readableDistrictName('Vorpommern-Rügen')).toBe('Landkreis Vorpommern-Rügen');
  expect(readableDistrictName('Rhein-Sieg-Kreis')).toBe('Rhein-Sieg-Kreis');
});
