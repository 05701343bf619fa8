/** Regeln dessen, was Zeilen zusammen sagen: was jede bedeutet und was sie behebt. */
export const senseRules = {
  inconsistent_agency_lang:
    'Unternehmen eines Fahrplans nennen verschiedene Sprachen. Nehmen Sie eine, oder „mul“ in feed_info.txt.',
  inconsistent_agency_timezone:
    'Unternehmen eines Fahrplans haben verschiedene Zeitzonen; die erste gilt. Nehmen Sie eine für alle.',
  feed_info_lang_and_agency_lang_mismatch:
    'Fahrplan und Unternehmen nennen verschiedene Sprachen. Gleichen Sie sie an.',
  missing_feed_info_date:
    'Nur einer von erstem und letztem Gültigkeitstag ist angegeben. Geben Sie beide an.',
  missing_feed_contact_email_and_url:
    'Niemand ist genannt, an den man sich wenden kann. Ergänzen Sie E-Mail oder Internetadresse.',
  feed_expiration_date7_days:
    'Der Fahrplan läuft binnen einer Woche ab oder ist abgelaufen. Veröffentlichen Sie einen neuen.',
  feed_expiration_date30_days:
    'Der Fahrplan läuft binnen eines Monats ab. Bereiten Sie einen neuen vor.',
  trip_coverage_not_active_for_next7_days:
    'Der gewöhnliche Fahrplan deckt die nächsten sieben Tage nicht ab. Veröffentlichen Sie einen neueren.',
  expired_calendar:
    'Ein Verkehrstage-Eintrag hat keinen Tag mehr vor sich. Entfernen Sie ihn oder erneuern Sie seine Daten.',
  attribution_without_role:
    'Eine Nennung sagt nicht, ob sie Hersteller, Betreiber oder Behörde meint. Setzen Sie eines davon auf 1.',
  missing_stop_name:
    'Eine Haltestelle, ein Bahnhof oder Eingang hat keinen Namen. Geben Sie den auf den Schildern an.',
  stop_without_location:
    'Eine Haltestelle hat keine Koordinaten und wird nicht gezeigt. Ergänzen Sie sie.',
  point_near_origin:
    'Ein Punkt liegt bei Länge und Breite 0, im Atlantik. Berichtigen Sie seine Koordinaten.',
  point_near_pole: 'Ein Punkt liegt an einem Pol. Berichtigen Sie seine Koordinaten.',
  location_without_parent_station:
    'Ein Eingang, Durchgang oder Einstiegsbereich gehört zu keinem Bahnhof. Nennen Sie ihn in parent_station.',
  wrong_parent_location_type:
    'Eine Haltestelle gehört zu etwas, das kein Bahnhof ist. Berichtigen Sie parent_station.',
  station_with_parent_station:
    'Ein Bahnhof kann in keinem anderen liegen. Leeren Sie sein parent_station.',
  platform_without_parent_station:
    'Ein Steig gehört zu keinem Bahnhof. Nennen Sie ihn, falls er Teil eines solchen ist.',
  unused_parent_station:
    'Zu diesem Bahnhof gehört kein Steig. Ergänzen Sie die Steige oder entfernen Sie ihn.',
  same_name_and_description_for_stop:
    'Die Beschreibung einer Haltestelle wiederholt ihren Namen. Sagen Sie anderes oder lassen Sie sie leer.',
  stop_without_stop_time:
    'Keine Fahrt hält hier. Entfernen Sie die Haltestelle oder ergänzen Sie die Fahrten.',
  location_with_unexpected_stop_time:
    'Eine Fahrt hält an einem Bahnhof oder Eingang statt an einem Steig. Nennen Sie den Steig.',
  route_both_short_and_long_name_missing:
    'Eine Linie hat weder Nummer noch Namen. Geben Sie ihr eines davon.',
  route_short_name_too_long:
    'Die Nummer einer Linie hat mehr als 12 Zeichen. Kürzen Sie sie oder nehmen Sie den langen Namen.',
  route_long_name_contains_short_name:
    'Der Name einer Linie wiederholt ihre Nummer. Lassen Sie die Nummer darin weg.',
  same_name_and_description_for_route:
    'Die Beschreibung einer Linie wiederholt ihren Namen. Sagen Sie anderes oder lassen Sie sie leer.',
  duplicate_route_name:
    'Zwei Linien eines Unternehmens heißen gleich. Fassen Sie sie zusammen oder benennen Sie eine um.',
  route_color_contrast:
    'Die Nummer einer Linie ist auf ihrer Farbe kaum lesbar. Nehmen Sie eine hellere oder dunklere Schriftfarbe.',
  unused_shape:
    'Keine Fahrt nutzt diesen Linienverlauf. Entfernen Sie ihn oder nennen Sie ihn in trips.txt.',
  unused_trip:
    'Eine Fahrt hat keine Haltezeiten und wird nicht gezeigt. Ergänzen Sie sie oder entfernen Sie die Fahrt.',
  unusable_trip:
    'Eine Fahrt hat weniger als zwei Halte mit Ort und Zeit und wird nicht gezeigt. Vervollständigen Sie sie.',
  block_trips_with_overlapping_stop_times:
    'Ein Fahrzeug ist zur selben Zeit auf zwei Fahrten. Berichtigen Sie block_id oder die Zeiten.',
  overlapping_frequency:
    'Zwei Takte einer Fahrt gelten zur selben Zeit. Trennen Sie ihre Zeiträume.',
  start_and_end_range_equal: 'Ein Zeitraum endet, wenn er beginnt. Berichtigen Sie sein Ende.',
  start_and_end_range_out_of_order: 'Ein Zeitraum endet, bevor er beginnt. Tauschen Sie beides.',
  stop_time_timepoint_without_times:
    'Ein Halt gilt als genau, hat aber keine Zeit. Ergänzen Sie sie oder setzen Sie timepoint auf 0.',
  stop_time_with_only_arrival_or_departure_time:
    'Nur Ankunft oder Abfahrt ist angegeben; sie gilt für beides. Geben Sie beide an.',
  stop_time_with_arrival_before_previous_departure_time:
    'Ein Fahrzeug kommt an, bevor es am Halt davor abfährt; die Zeiten werden gestreckt. Berichtigen Sie sie.',
  missing_timepoint_value:
    'Es ist nicht gesagt, ob eine Zeit genau ist. Setzen Sie timepoint auf 0 oder 1.',
  missing_trip_edge: 'Der erste oder letzte Halt einer Fahrt hat keine Zeit. Ergänzen Sie sie.',
  fast_travel_between_far_stops:
    'Ein Fahrzeug wäre über mehr als 10 km unmöglich schnell. Prüfen Sie Zeiten und Koordinaten.',
  fast_travel_between_consecutive_stops:
    'Ein Fahrzeug wäre bis zum nächsten Halt unmöglich schnell. Prüfen Sie Zeiten und Koordinaten.',
  decreasing_shape_distance:
    'Entfernungen entlang eines Linienverlaufs gehen zurück; sie werden nicht genutzt. Lassen Sie sie steigen.',
  equal_shape_distance_diff_coordinates:
    'Zwei Punkte eines Linienverlaufs liegen auseinander, haben aber dieselbe Entfernung. Berichtigen Sie sie.',
  equal_shape_distance_diff_coordinates_distance_below_threshold:
    'Zwei Punkte eines Linienverlaufs binnen eines Meters haben dieselbe Entfernung. Lassen Sie einen weg.',
  equal_shape_distance_same_coordinates:
    'Ein Punkt eines Linienverlaufs ist doppelt. Lassen Sie einen weg.',
  trip_distance_exceeds_shape_distance:
    'Eine Fahrt geht mehr als 11 m über das Ende ihres Linienverlaufs hinaus. Verlängern Sie ihn oder berichtigen Sie die Entfernung.',
  trip_distance_exceeds_shape_distance_below_threshold:
    'Eine Fahrt geht einige Meter über das Ende ihres Linienverlaufs hinaus. Berichtigen Sie die Entfernung.',
  stops_match_shape_out_of_order:
    'Die Halte einer Fahrt liegen in anderer Folge am Linienverlauf. Berichtigen Sie ihn oder geben Sie Entfernungen an.',
  single_shape_point:
    'Ein Linienverlauf hat nur einen Punkt und wird nicht genutzt. Ergänzen Sie die anderen.',
  stop_too_far_from_shape:
    'Eine Haltestelle liegt mehr als 100 m vom Linienverlauf ihrer Fahrt. Berichtigen Sie Halt oder Verlauf.',
  decreasing_or_equal_stop_time_distance:
    'Entfernungen entlang einer Fahrt steigen nicht von Halt zu Halt; sie werden nicht genutzt. Berichtigen Sie sie.',
};
