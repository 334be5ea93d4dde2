// Dates as a reader of the interface writes them.
//
// Decides how the core's `YYYY-MM-DD[Thh:mm[:ss][offset]]` is shown: in full, with its time only where the page gives
// one, and as written, so that the day is the one that the page names. Only a time in `Z`, which is nobody's local time,
// is shown in the reader's own.

const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The date in words; null where it is not in the core's form. */
export function formatDate(value: string, locale: string): string | null {
  const found = FORM.exec(value);
  if (!found) return null;
  const [, year, month, day, hour, minute, offset] = found;
  const hasTime = hour !== undefined && minute !== undefined;
  const isLocal = offset === 'Z';
  const moment = isLocal
    ? new Date(value)
    : new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0)));
  if (Number.isNaN(moment.getTime())) return null;
  const format: Intl.DateTimeFormatOptions = { dateStyle: 'long' };
  if (hasTime) format.timeStyle = 'short';
  if (!isLocal) format.timeZone = 'UTC';
  return new Intl.DateTimeFormat(locale, format).format(moment);
}
