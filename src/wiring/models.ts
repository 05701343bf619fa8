import { modelsStore } from '../state/models.ts';

/** Lets the interface ask for the models' cards, which are fetched when somebody first reads one. */
export function offerModels(): void {
  let asked = false;
  modelsStore.setState({
    load: () => {
      if (asked) return;
      asked = true;
      void import('./modelCards.ts').then(
        ({ cards }) => modelsStore.setState({ cards }),
        () => {
          asked = false;
        },
      );
    },
  });
}
