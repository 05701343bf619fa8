/** A text in several languages, BCP 47 keys, as a JSON-LD language map; `en` is always present. */
export interface Text {
  readonly en: string;
  readonly [language: string]: string;
}

/** The text in `language`, else in English. */
export const textIn = (text: Text, language: string): string => text[language] ?? text.en;
