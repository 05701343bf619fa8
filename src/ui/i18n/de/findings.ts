import { formRules } from './findingsForm.ts';
import { senseRules } from './findingsSense.ts';

/** Wörter dessen, was die Prüfung eines Datensatzes gefunden hat. */
export const findingsWords = {
  findings: {
    title: 'Fehler in „{{title}}“',
    open: 'Liste zeigen',
    none: 'Die Prüfung hat keinen Fehler gefunden.',
    checking: 'Fahrplan wird geprüft',
    stop: 'Prüfung abbrechen',
    stopped: 'Die Prüfung wurde abgebrochen. Aufgeführt ist, was beim Lesen auffiel.',
    again: 'Jetzt prüfen',
    summary:
      'Der Datensatz wird gezeigt, soweit er brauchbar ist. Das hier könnte sein Herausgeber verbessern.',
    method:
      'Regeln, Namen und Schwere sind die des maßgeblichen GTFS-Prüfers (MobilityData, Version 8); Ablauf zählt ab heute.',
    filter: 'Was aufgeführt wird',
    all: 'Alle',
    severity: { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' },
    error_one: '{{count}} Art von Fehlern',
    error_other: '{{count}} Arten von Fehlern',
    warning_one: '{{count}} Art von Warnungen',
    warning_other: '{{count}} Arten von Warnungen',
    info_one: '{{count}} Art von Hinweisen',
    info_other: '{{count}} Arten von Hinweisen',
    rule: 'Was falsch ist und was es behebt',
    place: 'Erste Stelle',
    line: '{{file}}, Zeile {{row}}',
    total: 'Stellen',
    csv: 'Als CSV speichern',
    unknownRule: 'Die Regel {{code}} des Prüfers ist verletzt.',
  },
  findingRules: { ...formRules, ...senseRules },
};
