import { InvalidArgumentError } from 'commander';

/** An option's value that must be a day that exists, as `YYYY-MM-DD`. */
export function calendarDate(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('It must be a date as YYYY-MM-DD.');
  return text;
}
