import { strToU8, zipSync } from 'fflate';

/** A feed of two routes that fits on a page; positions on the equator's 10th meridian for plain sums. */
export const smallFeed: Readonly<Record<string, string>> = {
  'agency.txt':
    'agency_id,agency_name,agency_url,agency_timezone\nA,Agency,https://a.example,Europe/Rome\n',
  'feed_info.txt':
    'feed_publisher_name,feed_publisher_url,feed_lang\nPublisher,https://a.example,it\n',
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon\na,"Alpha, north",45.00,10.00\nb,Beta,45.00,10.01\nc,Gamma,45.00,10.02\nd,Delta,45.01,10.02\n',
  'routes.txt':
    'route_id,agency_id,route_short_name,route_long_name,route_type,route_color\nT,A,1,Alpha – Delta,0,C8102E\nB,A,20,Night,3,1D6FB8\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweek,1,1,1,1,1,0,0,20260302,20260331\n',
  'calendar_dates.txt': 'service_id,date,exception_type\nweek,20260304,2\nsat,20260307,1\n',
  'trips.txt':
    'route_id,service_id,trip_id,trip_headsign,block_id,shape_id\nT,week,t1,Delta,v1,s\nB,sat,n1,,v2,\nT,week,f1,Delta,,s\n',
  'shapes.txt':
    'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence,shape_dist_traveled\ns,45.00,10.00,1,0\ns,45.00,10.02,2,2\ns,45.01,10.02,3,3\n',
  'stop_times.txt': [
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled',
    't1,8:00:00,08:00:30,a,5,0',
    't1,,,b,10,1',
    't1,08:10:30,08:11:00,c,15,2',
    't1,08:20:00,08:20:00,d,20,3',
    'n1,23:50:00,23:50:00,a,1,',
    'n1,25:10:00,25:10:00,c,2,',
    'f1,00:00:00,00:00:00,a,1,0',
    'f1,00:15:00,00:15:00,d,2,3',
    '',
  ].join('\n'),
  'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nf1,10:00:00,10:30:00,600\n',
};

/** The small feed's zip, with some files replaced (text) or left out (undefined). */
export function smallZip(changes: Readonly<Record<string, string | undefined>> = {}): Uint8Array {
  const files = Object.entries({ ...smallFeed, ...changes }).filter((f) => f[1] !== undefined);
  return zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text!)])));
}

/** One table as text, with a replacement that must apply. */
export function changed(name: string, from: string, to: string): Record<string, string> {
  const text = smallFeed[name]!;
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  return { [name]: text.replace(from, to) };
}
