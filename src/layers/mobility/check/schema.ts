/** What a cell may hold; the GTFS reference's field types, and references between tables. */
export type Kind =
  | 'id'
  | 'text'
  | 'name'
  | 'url'
  | 'email'
  | 'phone'
  | 'language'
  | 'timezone'
  | 'color'
  | 'currency'
  | 'date'
  | 'time'
  | 'integer'
  | 'count'
  | 'positive'
  | 'float'
  | 'amount'
  | 'longitude'
  | 'latitude'
  | 'route_type'
  | { readonly from: number; readonly to: number }
  | { readonly refers: string }
  | { readonly defines: string; readonly unique: boolean };

export type Presence = 'required' | 'recommended' | 'optional';

export interface Field {
  readonly name: string;
  readonly kind: Kind;
  readonly presence: Presence;
  /** Kept as a column for the rules that compare rows. */
  readonly kept: boolean;
}

export interface TableSchema {
  readonly name: string;
  readonly fields: readonly Field[];
  /** Fields that together tell rows apart, where no single one does. */
  readonly key: readonly string[];
}

/**
 * Tables of the GTFS Schedule reference (2024), in an order in which ids are known before they are referred to.
 * One field a word: its name, `!` required or `+` recommended, `:` and its kind, `*` where a rule needs it.
 * Kinds: `@x` a new id of x, `%x` an id of x that may repeat, `>x` a reference to x, `0-4` an enum.
 */
const tables: Readonly<Record<string, string>> = {
  'agency.txt':
    'agency_id:@agency agency_name!:text* agency_url!:url agency_timezone!:timezone* agency_lang:language* agency_phone:phone agency_fare_url:url agency_email:email cemv_support:0-2',
  'levels.txt': 'level_id!:@levels level_index!:float level_name:text',
  'stops.txt':
    'stop_id!:@stops* stop_code:text stop_name:name* tts_stop_name:text stop_desc:text* stop_lat:latitude* stop_lon:longitude* zone_id:%zones stop_url:url location_type:0-4* parent_station:text* stop_timezone:timezone wheelchair_boarding:0-2 level_id:>levels platform_code:text stop_access:0-1',
  'networks.txt': 'network_id!:@networks network_name:text',
  'routes.txt':
    'route_id!:@routes* agency_id:>agency* route_short_name:text* route_long_name:name* route_desc:text* route_type!:route_type* route_url:url route_color:color* route_text_color:color* route_sort_order:count continuous_pickup:0-3 continuous_drop_off:0-3 network_id:text cemv_support:0-2',
  'calendar.txt':
    'service_id!:@services* monday!:0-1* tuesday!:0-1* wednesday!:0-1* thursday!:0-1* friday!:0-1* saturday!:0-1* sunday!:0-1* start_date!:date* end_date!:date*',
  'calendar_dates.txt': 'service_id!:%services* date!:date* exception_type!:1-2* | service_id date',
  'shapes.txt':
    'shape_id!:%shapes* shape_pt_lat!:latitude* shape_pt_lon!:longitude* shape_pt_sequence!:count* shape_dist_traveled:amount*',
  'trips.txt':
    'route_id!:>routes* service_id!:>services* trip_id!:@trips* trip_headsign:name trip_short_name:text direction_id:0-1 block_id:%blocks* shape_id:>shapes* wheelchair_accessible:0-2 bikes_allowed:0-2 cars_allowed:0-2',
  'location_groups.txt': 'location_group_id!:@location_groups location_group_name:text',
  'location_group_stops.txt': 'location_group_id!:>location_groups stop_id!:>stops',
  'booking_rules.txt':
    'booking_rule_id!:@booking_rules booking_type!:0-2 prior_notice_duration_min:integer prior_notice_duration_max:integer prior_notice_last_day:integer prior_notice_last_time:time prior_notice_start_day:integer prior_notice_start_time:time prior_notice_service_id:>services message:text pickup_message:text drop_off_message:text phone_number:phone info_url:url booking_url:url',
  'stop_times.txt':
    'trip_id!:>trips* arrival_time:time* departure_time:time* stop_id:>stops* location_group_id:>location_groups location_id:text start_pickup_drop_off_window:time* end_pickup_drop_off_window:time stop_sequence!:count* stop_headsign:text pickup_type:0-3 drop_off_type:0-3 continuous_pickup:0-3 continuous_drop_off:0-3 shape_dist_traveled:amount* timepoint+:0-1* pickup_booking_rule_id:>booking_rules drop_off_booking_rule_id:>booking_rules',
  'frequencies.txt':
    'trip_id!:>trips* start_time!:time* end_time!:time* headway_secs!:positive* exact_times:0-1 | trip_id start_time',
  'transfers.txt':
    'from_stop_id:>stops to_stop_id:>stops from_route_id:>routes to_route_id:>routes from_trip_id:>trips to_trip_id:>trips transfer_type!:0-5 min_transfer_time:count | from_stop_id to_stop_id from_route_id to_route_id from_trip_id to_trip_id',
  'pathways.txt':
    'pathway_id!:@pathways from_stop_id!:>stops to_stop_id!:>stops pathway_mode!:1-7 is_bidirectional!:0-1 length:amount traversal_time:positive stair_count:integer max_slope:float min_width:amount signposted_as:text reversed_signposted_as:text',
  'fare_attributes.txt':
    'fare_id!:@fares price!:amount currency_type!:currency payment_method!:0-1 transfers:0-2 agency_id:>agency transfer_duration:count',
  'fare_rules.txt':
    'fare_id!:>fares route_id:>routes origin_id:>zones destination_id:>zones contains_id:>zones | fare_id route_id origin_id destination_id contains_id',
  'timeframes.txt':
    'timeframe_group_id!:%timeframes start_time:time end_time:time service_id!:>services',
  'rider_categories.txt':
    'rider_category_id!:@rider_categories rider_category_name!:text is_default_fare_category:0-1 eligibility_url:url',
  'fare_media.txt': 'fare_media_id!:@fare_media fare_media_name:text fare_media_type!:0-4',
  'fare_products.txt':
    'fare_product_id!:%fare_products fare_product_name:text rider_category_id:>rider_categories fare_media_id:>fare_media amount!:float currency!:currency | fare_product_id rider_category_id fare_media_id',
  'areas.txt': 'area_id!:@areas area_name:text',
  'stop_areas.txt': 'area_id!:>areas stop_id!:>stops | area_id stop_id',
  'route_networks.txt': 'network_id!:>networks route_id!:>routes | route_id',
  'fare_leg_rules.txt':
    'leg_group_id:%leg_groups network_id:text from_area_id:>areas to_area_id:>areas from_timeframe_group_id:>timeframes to_timeframe_group_id:>timeframes fare_product_id!:>fare_products rule_priority:count',
  'fare_leg_join_rules.txt':
    'from_network_id!:text to_network_id!:text from_stop_id:>stops to_stop_id:>stops',
  'fare_transfer_rules.txt':
    'from_leg_group_id:>leg_groups to_leg_group_id:>leg_groups transfer_count:integer duration_limit:positive duration_limit_type:0-3 fare_transfer_type!:0-2 fare_product_id:>fare_products',
  'feed_info.txt':
    'feed_publisher_name!:text feed_publisher_url!:url feed_lang!:language* default_lang:language feed_start_date+:date* feed_end_date+:date* feed_version+:text feed_contact_email:email* feed_contact_url:url*',
  'translations.txt':
    'table_name!:text field_name!:text language!:language translation!:text record_id:text record_sub_id:text field_value:text',
  'attributions.txt':
    'attribution_id:@attributions agency_id:>agency route_id:>routes trip_id:>trips organization_name!:text is_producer:0-1* is_operator:0-1* is_authority:0-1* attribution_url:url attribution_email:email attribution_phone:phone',
};

/** Files of a feed that are not tables. */
export const otherFiles: ReadonlySet<string> = new Set(['locations.geojson']);

export const schemas: readonly TableSchema[] = Object.entries(tables).map(([name, text]) => {
  const [fields, key] = text.split(' | ');
  return { name, fields: fields!.split(' ').map(fieldOf), key: key?.split(' ') ?? [] };
});

function fieldOf(word: string): Field {
  const [, name, mark, kind, star] = /^(\w+)([!+]?):([^*]+)(\*?)$/.exec(word)!;
  return {
    name: name!,
    kind: kindOf(kind!),
    presence: mark === '!' ? 'required' : mark === '+' ? 'recommended' : 'optional',
    kept: star === '*',
  };
}

function kindOf(text: string): Kind {
  const rest = text.slice(1);
  if (text.startsWith('@')) return { defines: rest, unique: true };
  if (text.startsWith('%')) return { defines: rest, unique: false };
  if (text.startsWith('>')) return { refers: rest };
  const range = /^(\d+)-(\d+)$/.exec(text);
  return range ? { from: Number(range[1]), to: Number(range[2]) } : (text as Kind);
}
