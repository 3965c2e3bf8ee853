import { describe, expect, it } from 'vitest';
import { isRenamed, nameMark } from '../../../src/domain/kpi/mapped-fields';

describe('a field that was renamed in Jira', () => {
  it('is told by the mark of the name it had when it was chosen', () => {
    const mark = nameMark('Client tier');
    expect(isRenamed(mark, 'Client tier')).toBe(false);
    expect(isRenamed(mark, 'Account level')).toBe(true);
    expect(isRenamed(mark, 'Client  tier')).toBe(true);
  });
  it('is not told of a field that was chosen before marks were kept', () =>
    expect(isRenamed(undefined, 'Account level')).toBe(false));
  it('has the same name however its accents are written', () =>
    expect(nameMark('Prüfung'.normalize('NFD'))).toBe(nameMark('Prüfung'.normalize('NFC'))));
  it('has a mark of 24 bits', () => {
    for (const name of ['', 'a', '客户', 'x'.repeat(255)]) {
      const mark = nameMark(name);
      expect(Number.isInteger(mark) && mark >= 0 && mark <= 0xffffff).toBe(true);
    }
  });
});
