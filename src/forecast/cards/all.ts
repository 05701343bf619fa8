import { stockCard } from '../energy/card.ts';
import { hourlyCard } from '../energy/hourly/card.ts';
import { floodCard } from '../flood/card.ts';
import { heatCard } from '../heat/card.ts';
import { assignmentCard } from '../mobility/assignmentCard.ts';
import { logitCard } from '../mobility/logitCard.ts';
import { trafficCard } from '../mobility/trafficCard.ts';
import { seriesCard } from '../series/card.ts';
import { solarCard } from '../solar/card.ts';
import type { ModelCard } from './card.ts';

/** Every model's card, in the order in which `MODELS.md` and the app list them. */
export const modelCards: readonly ModelCard[] = [
  stockCard,
  hourlyCard,
  solarCard,
  seriesCard,
  trafficCard,
  assignmentCard,
  logitCard,
  heatCard,
  floodCard,
];
