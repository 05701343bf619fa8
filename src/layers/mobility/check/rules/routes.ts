import { missing } from '../../fields.ts';
import type { CheckedFeed } from '../feed.ts';

const file = 'routes.txt';
const longestShortName = 12;
/** Least difference of Rec. 601 luma, 0 to 255, at which text can be read. */
const leastContrast = 72;
const white = 0xffffff;

const luma = (rgb: number): number =>
  0.299 * (rgb >> 16) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255);

/** Rules of agency.txt and routes.txt: names, colours and who runs them. */
export function checkRoutes(feed: CheckedFeed): void {
  checkAgencies(feed);
  const { notices } = feed;
  const routes = feed.table(file);
  const agencies = feed.table('agency.txt').length;
  const agency = routes.numbers('agency_id');
  const types = routes.numbers('route_type');
  const seen = new Set<string>();
  const [short, long, about] = ['route_short_name', 'route_long_name', 'route_desc'].map((field) =>
    routes.texts(field),
  );
  const [color, text] = [routes.numbers('route_color'), routes.numbers('route_text_color')];
  for (let row = 0; row < routes.length; row += 1) {
    const line = routes.line[row]!;
    const [shortName, longName] = [short![row] ?? '', long![row] ?? ''];
    if (shortName === '' && longName === '')
      notices.add('route_both_short_and_long_name_missing', file, line, 'route_short_name');
    if (shortName.length > longestShortName)
      notices.add('route_short_name_too_long', file, line, 'route_short_name');
    if (contains(longName, shortName))
      notices.add('route_long_name_contains_short_name', file, line, 'route_long_name');
    const description = about![row] ?? '';
    if (description !== '' && (description === shortName || description === longName))
      notices.add('same_name_and_description_for_route', file, line, 'route_desc');
    const name = [shortName, longName, types[row] ?? '', agency[row] ?? ''].join('\u0000');
    if (seen.has(name)) notices.add('duplicate_route_name', file, line, 'route_short_name');
    seen.add(name);
    if (agencies > 1 && (agency[row] ?? missing) === missing)
      notices.add('missing_required_field', file, line, 'agency_id');
    const [back, front] = [color[row] ?? missing, text[row] ?? missing];
    if (back === missing && front === missing) continue;
    const difference = luma(back === missing ? white : back) - luma(Math.max(0, front));
    if (Math.abs(difference) < leastContrast)
      notices.add('route_color_contrast', file, line, 'route_text_color');
  }
}

/** A long name that begins with the short one, as a word of its own. */
const contains = (long: string, short: string): boolean =>
  short !== '' &&
  long.toLowerCase().startsWith(short.toLowerCase()) &&
  !/^[\p{L}\p{N}]/u.test(long.slice(short.length));

function checkAgencies(feed: CheckedFeed): void {
  const name = 'agency.txt';
  const agencies = feed.table(name);
  const zones = agencies.texts('agency_timezone');
  const languages = agencies.texts('agency_lang').map((code) => code.toLowerCase());
  const feedInfo = feed.table('feed_info.txt');
  const own = feedInfo.texts('feed_lang')[0]?.toLowerCase() ?? '';
  const spoken = languages.find((code) => code !== '');
  for (let row = 0; row < agencies.length; row += 1) {
    const line = agencies.line[row]!;
    if (zones[row] !== zones[0])
      feed.notices.add('inconsistent_agency_timezone', name, line, 'agency_timezone');
    const language = languages[row] ?? '';
    if (language === '') continue;
    if (language !== spoken)
      feed.notices.add('inconsistent_agency_lang', name, line, 'agency_lang');
    // "mul" says that the feed speaks several.
    if (own !== '' && own !== 'mul' && own !== language)
      feed.notices.add('feed_info_lang_and_agency_lang_mismatch', name, line, 'agency_lang');
  }
  if (agencies.length > 1 && !agencies.has('agency_id'))
    feed.notices.add('missing_required_column', name, 1, 'agency_id');
}
