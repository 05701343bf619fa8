import { heavyClasses } from './heavyClasses.ts';

/**
 * Hot exhaust factor by mean speed v (km/h), EMEP/EEA air pollutant emission inventory guidebook, chapter
 * 1.A.3.b.i-iv: `(alpha v^2 + beta v + gamma + delta / v) / (epsilon v^2 + zita v + eta) (1 - rf)`, g/km
 * (energy: MJ/km). The 2013 annex writes some fuel factors as `a v^b + c v^d` (its equation 9).
 */
export type HotFactor = {
  /** Speeds that the factor holds for; outside, that at the end counts. */
  readonly from: number;
  readonly to: number;
  /** Edition, table and row. */
  readonly row: string;
} & (
  | {
      readonly ratio: readonly [
        alpha: number,
        beta: number,
        gamma: number,
        delta: number,
        epsilon: number,
        zita: number,
        eta: number,
      ];
      readonly rf: number;
    }
  | { readonly powers: readonly [a: number, b: number, c: number, d: number] }
);

/** Value of a hot factor at a speed, in its own unit. */
export function hotFactor(factor: HotFactor, speed: number): number {
  const v = Math.min(factor.to, Math.max(factor.from, speed));
  if ('powers' in factor) {
    const [a, b, c, d] = factor.powers;
    return a * v ** b + c * v ** d;
  }
  const [alpha, beta, gamma, delta, epsilon, zita, eta] = factor.ratio;
  const top = alpha * v * v + beta * v + gamma + delta / v;
  return (top / (epsilon * v * v + zita * v + eta)) * (1 - factor.rf);
}

/**
 * Fuels: net calorific value, MJ/kg (IPCC 2006 Guidelines, volume 2, table 1.2), and CO2, g/MJ (table
 * 1.4), all carbon oxidised.
 */
export const fuels = {
  petrol: { calorific: 44.3, co2: 69.3 },
  diesel: { calorific: 43, co2: 74.1 },
} as const;

export interface VehicleClass {
  readonly fuel: keyof typeof fuels;
  /** g/km. */
  readonly nox: HotFactor;
  readonly use: { readonly unit: 'g/km' | 'MJ/km'; readonly factor: HotFactor };
}

const annex2013 = 'Guidebook 2013 (update of September 2014), annex of hot factors';
const annex2016 = 'Guidebook 2016, annex of hot factors';

const petrolUse = {
  unit: 'MJ/km',
  factor: {
    from: 5,
    to: 130,
    row: `${annex2016}, passenger cars, petrol, medium, Euro 4 and later, energy`,
    ratio: [
      1.31723006778538e-4, 5.4859592952839e-3, 2.6191950512566, 1.72774612390592e-9,
      -8.50415012699799e-5, 2.3584384067406e-2, 3.44297577833879e-1,
    ],
    rf: 0,
  },
} as const;
const dieselUse = {
  unit: 'MJ/km',
  factor: {
    from: 10,
    to: 130,
    row: `${annex2016}, passenger cars, diesel, medium, Euro 4 and later, energy`,
    ratio: [
      -1.29911063069031e-3, 2.21624989207713e-1, 1.64359146120605e1, 5.66298857668099e-9,
      -1.84467928314896e-3, 2.92347275962134e-1, 2.37716402519569,
    ],
    rf: 0,
  },
} as const;

/**
 * Vehicle classes. Rows of 2016 were read in the open EmissionCalculatorLib of the Norwegian Public Roads
 * Administration (2017); EFcalculatoR's printed evaluations of the annex of December 2018 agree with them.
 */
export const vehicleClasses = {
  petrolEuro4: {
    fuel: 'petrol',
    nox: {
      from: 5,
      to: 130,
      row: `${annex2016}, passenger cars, petrol, medium, Euro 4, NOx`,
      ratio: [
        3.85566953442599e-5, -8.58022234420835e-3, 5.77346261761616e-1, 1.30653078947681e-12,
        2.70176387374201e-17, -1.30766902383137e-13, 5.43052047101584,
      ],
      rf: 0,
    },
    use: petrolUse,
  },
  petrolEuro5: {
    fuel: 'petrol',
    nox: {
      from: 5,
      to: 130,
      row: `${annex2013}, passenger cars, petrol, Euro 5, NOx, equation 1`,
      ratio: [
        -2.48891758871523e-4, 8.15475056795118e-2, 1.89162423721929e-1, -2.68467236498228e-1,
        2.73277584653183e-2, 1.57150642277298, 1,
      ],
      rf: 0,
    },
    use: petrolUse,
  },
  petrolEuro6: {
    fuel: 'petrol',
    nox: {
      from: 5,
      to: 130,
      row: `${annex2013}, passenger cars, petrol, Euro 6, NOx, equation 1`,
      ratio: [
        -1.51582670291725e-3, 3.4057776316908e-1, 4.74232144011732e-1, -1.19108669518198,
        8.37628818222108e-2, 5.62174646182347, 1,
      ],
      rf: 0,
    },
    use: petrolUse,
  },
  dieselEuro4: {
    fuel: 'diesel',
    nox: {
      from: 10,
      to: 130,
      row: `${annex2016}, passenger cars, diesel, medium, Euro 4, NOx`,
      ratio: [
        5.62369461735783e-4, -7.63973608400377e-2, 4.19882320488384, 6.24823694554722e-10,
        4.61273238577238e-15, -2.02803831230236e-12, 3.789551629032,
      ],
      rf: 0,
    },
    use: dieselUse,
  },
  dieselEuro5: {
    fuel: 'diesel',
    nox: {
      from: 10,
      to: 130,
      row: `${annex2013}, passenger cars, diesel, Euro 5, NOx, equation 1`,
      ratio: [
        6.67136017103076e-5, -1.13814672152656e-2, 9.45951726803471e-1, 1.92360814937222,
        -5.15046309611901e-5, 4.26427180715127e-3, 1,
      ],
      rf: 0,
    },
    use: dieselUse,
  },
  dieselEuro6: {
    fuel: 'diesel',
    nox: {
      from: 10,
      to: 130,
      row: `${annex2013}, passenger cars, diesel, Euro 6, NOx, equation 1`,
      ratio: [
        2.90466371398504e-5, -5.38678917114701e-3, 4.35878739216399e-1, -4.60704413796774e-1,
        -1.02361228021439e-4, 1.0043458209809e-2, 1,
      ],
      rf: 0,
    },
    use: dieselUse,
  },
  vanEuro5: {
    fuel: 'diesel',
    nox: {
      from: 10,
      to: 110,
      row: `${annex2013}, light commercial vehicles, diesel below 3.5 t, Euro 5, NOx, equation 1`,
      ratio: [
        4.30258112883159e-5, -8.5517178196268e-3, 5.13964310564997e-1, 3.43040791757506,
        5.68278208347079e-5, -1.44045615457233e-2, 1,
      ],
      rf: 0,
    },
    use: {
      unit: 'g/km',
      factor: {
        from: 10,
        to: 110,
        row: `${annex2013}, light commercial vehicles, diesel below 3.5 t, Euro 5, fuel, equation 9`,
        powers: [3.94837976252035e2, -4.96137741232603e-1, 1.48840685428499e-3, 2.16870603425205],
      },
    },
  },
  vanEuro6: {
    fuel: 'diesel',
    nox: {
      from: 10,
      to: 110,
      row: `${annex2013}, light commercial vehicles, diesel below 3.5 t, Euro 6, NOx, equation 1`,
      ratio: [
        1.53909090018264e-5, -3.07057962776523e-3, 1.83151183286289e-1, 1.226777180674,
        5.71467904466929e-5, -1.44601695037324e-2, 1,
      ],
      rf: 0,
    },
    use: {
      unit: 'g/km',
      factor: {
        from: 10,
        to: 110,
        row: `${annex2013}, light commercial vehicles, diesel below 3.5 t, Euro 6, fuel, equation 9`,
        powers: [1.26454210765215e-3, 2.18849662535353, 3.78560929069532e2, -4.96520239494513e-1],
      },
    },
  },
  ...heavyClasses,
} as const satisfies Readonly<Record<string, VehicleClass>>;
export type VehicleClassId = keyof typeof vehicleClasses;
export const vehicleClassIds = Object.keys(vehicleClasses) as readonly VehicleClassId[];

/** NOx of a vehicle class, g/km. */
export const noxOf = (id: VehicleClassId, speed: number): number =>
  hotFactor(vehicleClasses[id].nox, speed);

/** Exhaust CO2 of a vehicle class, g/km, from its fuel or energy use. */
export function co2Of(id: VehicleClassId, speed: number): number {
  const { fuel, use }: VehicleClass = vehicleClasses[id];
  const amount = hotFactor(use.factor, speed);
  const energy = use.unit === 'MJ/km' ? amount : (amount / 1000) * fuels[fuel].calorific;
  return energy * fuels[fuel].co2;
}
