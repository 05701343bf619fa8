/** Timetables and live feeds. */
export const mobilityProblems = {
  gtfsZip:
    '{{file}} is not a readable zip ({{detail}}). Download it again, or pack the feed once more.',
  gtfsEntryLarge:
    '{{file}}: {{member}} unpacks to more than {{mebibytes}} MiB, the most that is read of one table. Split the feed by agency or period, or get it again if it should be smaller.',
  gtfsEntryRatio:
    '{{file}}: {{member}} unpacks to more than {{ratio}} times its packed size, as no timetable does, and is not read. Get the feed again from its publisher.',
  gtfsFile:
    '{{file}} has no usable rows in {{member}}, so that there is no timetable. Add {{member}} to the feed.',
  feedMessage:
    '{{file}} is not a GTFS-Realtime message ({{detail}}, at byte {{offset}}). Get it again, or ask its publisher.',
  feedBusy:
    '{{file}} asks not to be asked so often, or is overloaded (HTTP {{status}}). It is asked again by itself; if it stays, ask its publisher for a key or a higher limit.',
  feedPage:
    '{{file}} answers with a web page (“{{title}}”) in place of live data. Check the address, or whether the feed wants a login.',
  feedKey:
    '{{file}} wants a key (HTTP {{status}}, often in the header “{{header}}”). Ask its publisher for one and enter it here; it is sent to this server only and forgotten with the page.',
  feedRedirect:
    '{{file}} sends on to another address, to which the key is not sent. Enter the address that it leads to in the catalogue.',
  keyInvalid:
    'The key for {{file}} cannot be sent in the header “{{header}}”. Use a header name of letters, digits and hyphens, and a key without line breaks.',
  feedTooLarge:
    '{{file}} sends more than {{mebibytes}} MiB, too much for one live message. Check that the address is that of the feed.',
  gbfsFeed: '{{file}} is not a GBFS feed ({{detail}}). Mend the file, or correct the access URL.',
} as const;
