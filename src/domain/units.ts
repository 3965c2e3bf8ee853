import type { Brand } from './brand';

/** A length of working time. The only unit of effort inside the product; hours exist on screens and in eval output. */
export type Seconds = Brand<number, 'Seconds'>;
export const seconds = (n: number): Seconds => n as Seconds;
export const hours = (n: number): Seconds => (n * 3600) as Seconds;
export const toHours = (s: Seconds): number => s / 3600;

/** A moment in time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = Brand<number, 'Instant'>;
export const instant = (ms: number): Instant => ms as Instant;

/** An IANA zone name, such as `Europe/Berlin`. */
export type Zone = Brand<string, 'Zone'>;
export const zone = (name: string): Zone => name as Zone;

/** A calendar day, `YYYY-MM-DD`, in the zone its owner says. Sorts and compares as text. */
export type LocalDate = Brand<string, 'LocalDate'>;
export const localDate = (text: string): LocalDate => text as LocalDate;

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01; calendar arithmetic, no zone involved. */
export const dayNumber = (day: LocalDate): number => Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
export const dayOfNumber = (n: number): LocalDate => localDate(new Date(n * MS_PER_DAY).toISOString().slice(0, 10));
export const addDays = (day: LocalDate, count: number): LocalDate => dayOfNumber(dayNumber(day) + count);

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: LocalDate): number => weekdayOfNumber(dayNumber(day));
export const weekdayOfNumber = (n: number): number => (((n + 3) % 7) + 7) % 7;
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, -weekdayOf(day));

/** Both ends included, as all intervals of planning are. */
export type DateRange = { readonly from: LocalDate; readonly to: LocalDate };
