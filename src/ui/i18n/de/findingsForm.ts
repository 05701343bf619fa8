/** Regeln zur Form von Dateien, Spalten und Zellen: was jede bedeutet und was sie behebt. */
export const formRules = {
  missing_required_file: 'Eine Datei, die jeder Fahrplan braucht, fehlt. Legen Sie sie in das ZIP.',
  missing_recommended_file:
    'Eine empfohlene Datei fehlt. Ergänzen Sie sie, wenn es die Daten gibt.',
  missing_calendar_and_calendar_date_files:
    'Weder calendar.txt noch calendar_dates.txt ist da, also hat kein Tag Betrieb. Ergänzen Sie eine davon.',
  invalid_input_files_in_subfolder:
    'Die Dateien liegen im ZIP in einem Ordner. Legen Sie sie auf die oberste Ebene.',
  unknown_file:
    'Die Datei gehört nicht zu GTFS und wird nicht gelesen. Entfernen Sie sie oder berichtigen Sie ihren Namen.',
  unknown_column:
    'Die Spalte gehört nicht zu GTFS und wird nicht gelesen. Entfernen Sie sie oder berichtigen Sie ihren Namen.',
  missing_recommended_column:
    'Eine empfohlene Spalte fehlt. Ergänzen Sie sie, wenn es die Daten gibt.',
  missing_recommended_field: 'Eine empfohlene Zelle ist leer. Füllen Sie sie aus.',
  missing_required_column:
    'Eine nötige Spalte fehlt, die Datei ist nicht brauchbar. Ergänzen Sie sie.',
  missing_required_field: 'Eine nötige Zelle ist leer; die Zeile entfällt. Füllen Sie sie aus.',
  empty_column_name: 'Eine Spalte hat keinen Namen. Benennen oder entfernen Sie sie.',
  empty_row: 'Eine Zeile enthält nur Leerzeichen. Entfernen Sie sie.',
  empty_file: 'Die Datei hat keine Zeilen. Füllen Sie sie oder lassen Sie sie weg.',
  new_line_in_value: 'Eine Zelle enthält einen Zeilenumbruch. Schreiben Sie sie in eine Zeile.',
  leading_or_trailing_whitespaces:
    'Eine Zelle beginnt oder endet mit einem Leerzeichen. Entfernen Sie es.',
  csv_parsing_failed:
    'Die Datei ist nicht bis zum Ende lesbar, oft wegen eines nie geschlossenen Anführungszeichens. Schreiben Sie sie neu als CSV.',
  invalid_character: 'Es gibt Zeichen, die kein UTF-8 sind. Speichern Sie die Datei als UTF-8.',
  invalid_row_length:
    'Eine Zeile hat mehr oder weniger Zellen als der Kopf. Setzen Sie Texte mit Kommas in Anführungszeichen.',
  duplicated_column: 'Zwei Spalten heißen gleich. Entfernen Sie eine davon.',
  duplicate_key:
    'Zwei Zeilen haben dieselbe Kennung; die zweite entfällt. Geben Sie jeder eine eigene.',
  foreign_key_violation:
    'Eine Zeile nennt eine Kennung, die es nicht gibt; sie entfällt. Ergänzen Sie das Fehlende oder berichtigen Sie die Kennung.',
  more_than_one_entity: 'Die Datei darf nur eine Zeile haben. Entfernen Sie die anderen.',
  mixed_case_recommended_field:
    'Ein Name steht ganz in Groß- oder Kleinbuchstaben. Schreiben Sie ihn wie auf den Schildern.',
  invalid_currency: 'Eine Währung ist kein Code nach ISO 4217. Schreiben Sie etwa EUR oder CHF.',
  invalid_email: 'Eine E-Mail-Adresse kann nicht stimmen. Berichtigen Sie sie.',
  invalid_url:
    'Eine Internetadresse kann nicht stimmen. Schreiben Sie sie mit http:// oder https://.',
  invalid_phone_number: 'Eine Telefonnummer kann nicht stimmen. Berichtigen Sie sie.',
  invalid_language_code: 'Eine Sprache ist kein IETF-Code. Schreiben Sie etwa de oder en-GB.',
  invalid_time: 'Eine Zeit ist nicht HH:MM:SS; sie entfällt. Berichtigen Sie sie.',
  invalid_date: 'Ein Datum ist nicht JJJJMMTT oder gibt es nicht. Berichtigen Sie es.',
  invalid_integer: 'Hier muss eine ganze Zahl stehen. Berichtigen Sie die Zelle.',
  invalid_float:
    'Hier muss eine Zahl stehen, mit Punkt vor den Dezimalen. Berichtigen Sie die Zelle.',
  invalid_color:
    'Eine Farbe besteht nicht aus sechs Hexadezimalziffern. Schreiben Sie sie wie 1D6FB8.',
  invalid_timezone: 'Eine Zeitzone ist unbekannt. Schreiben Sie sie wie Europe/Berlin.',
  number_out_of_range: 'Eine Zahl liegt außerhalb des Erlaubten. Berichtigen Sie sie.',
  unexpected_enum_value:
    'Ein Code gehört nicht zu den erlaubten; es gilt die Vorgabe. Berichtigen Sie ihn.',
};
