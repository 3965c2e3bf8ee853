import type { AuditLine } from '../../../contract/audit';
import { ACTION_WORDS, counted } from './messages';
import type { EntryWords, Naming } from './naming';
import { type Json, listOf, numberOf, recordOf, textOf, written } from './values';

const hoursOf = (calendar: Json): number | null => {
  const schedules = listOf(recordOf(calendar).schedules);
  const week = listOf(recordOf(schedules.at(-1)).week);
  return week.length === 0 ? null : week.reduce<number>((sum, seconds) => sum + numberOf(seconds), 0) / 3600;
};

/** Hours a week, days off and the zone of a person. */
export const ofCalendar = (line: AuditLine, { person, format }: Naming): EntryWords => {
  const [was, is] = [recordOf(line.before), recordOf(line.after)];
  const differs = (key: string) => written(was[key]) !== written(is[key]);
  const hours = (calendar: Json) => {
    const sum = hoursOf(calendar);
    return sum === null ? 'usual hours' : `${format.number(sum)} h`;
  };
  const from = textOf(recordOf(listOf(is.schedules).at(-1)).from);
  const parts = [
    ...(differs('schedules')
      ? [`${hours(was)} to ${hours(is)}${from === '' ? '' : ` from ${format.dayInYear(from)}`}`]
      : []),
    ...(differs('absences')
      ? [
          `${counted(format.number, listOf(is.absences).length, 'absence', 'absences')}, ${format.number(listOf(was.absences).length)} before`,
        ]
      : []),
    ...(differs('zone') ? [`${textOf(was.zone) || 'no zone'} to ${textOf(is.zone) || 'no zone'}`] : []),
  ];
  const did = differs('schedules') ? 'changed hours' : differs('absences') ? 'changed days off' : 'changed calendar';
  const who = line.about === null ? '' : person(line.about.accountId);
  return {
    did: line.action === 'saved' ? did : `${ACTION_WORDS[line.action]} calendar`,
    what: who,
    change: parts.join(', ') || 'saved as it was',
  };
};

type Skills = ReadonlyMap<number, { readonly level: Json; readonly wish: Json }>;

const skillsOf = (value: Json): Skills =>
  new Map(
    listOf(recordOf(value).skills).map((one) => {
      const { skill, level, wantsToLearn } = recordOf(one);
      return [numberOf(skill), { level, wish: wantsToLearn }];
    }),
  );

/** One level that was set says from which to which; several are counted. */
export const ofSkillsOfPerson = (line: AuditLine, { person, skill, format }: Naming): EntryWords | null => {
  if (line.about === null) return null;
  const [was, is] = [skillsOf(line.before), skillsOf(line.after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (id) => written(was.get(id)) !== written(is.get(id)),
  );
  const who = person(line.about.accountId);
  const level = (skills: Skills, id: number) => String(skills.get(id)?.level ?? 'none');
  const [only] = changed;
  const verb = line.action === 'saved' ? null : ACTION_WORDS[line.action];
  if (changed.length !== 1 || only === undefined)
    return {
      did: verb ?? 'changed skills',
      what: who,
      change: counted(format.number, changed.length, 'skill', 'skills'),
    };
  const change = level(was, only) === level(is, only) ? 'wish to learn' : `${level(was, only)} to ${level(is, only)}`;
  return { did: verb ?? 'set level', what: `${who} in ${skill(only)}`, change };
};
