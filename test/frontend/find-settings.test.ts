import { describe, expect, it } from 'vitest';
import { findSettings } from '../../src/frontend/settings/shell/find-settings';

const sections = [
  { key: 'teams', name: 'Teams' },
  { key: 'site', name: 'Site' },
];
const fields = [
  { section: 'teams', label: 'Reserve for meetings', also: 'percent' },
  { section: 'site', label: 'Hours per story point', also: 'estimate' },
  { section: 'rates', label: 'Currency' },
];
const found = (typed: string) =>
  findSettings(typed, sections, fields).map(({ section, label }) => label ?? section.name);

describe('a search over the settings', () => {
  it('finds fields by their words, other words for them, and their section', () => {
    expect(found('meetings RESERVE')).toEqual(['Reserve for meetings']);
    expect(found('éstimate')).toEqual(['Hours per story point']);
    expect(found('team')).toEqual(['Teams', 'Reserve for meetings']);
  });
  it('begins with what begins so', () => expect(found('site')).toEqual(['Site', 'Hours per story point']));
  it('tells where in the page a found row stands', () => {
    const rows = [{ section: 'site', label: 'Throughput, Packaging', at: 'Better, Throughput, Packaging' }];
    const [one] = findSettings('packaging', sections, [...fields, ...rows]);
    expect(one).toMatchObject({ label: 'Throughput, Packaging', at: 'Better, Throughput, Packaging' });
    const [field] = findSettings('reserve', sections, fields);
    expect(field).toMatchObject({ at: 'Reserve for meetings' });
  });
  it('finds nothing in sections that are not the caller’s, and nothing for nothing', () => {
    expect(found('currency')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });
});
