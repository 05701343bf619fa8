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
const printed2013 = 'Guidebook 2013 (update of September 2014)';
const appendix2019 = 'Guidebook 2019, appendix 4 (hot factors, December 2018)';

const petrolUse = {
  unit: 'g/km',
  factor: {
    from: 10,
    to: 130,
    row: `${printed2013}, fuel consumption of petrol cars, Euro 4 and later, 1.4 to 2.0 l (to three digits)`,
    ratio: [8.74e-3, 3.64e-1, 1.74e2, 0, -2.47e-4, 6.85e-2, 1],
    rf: 0,
  },
} as const;
const dieselUse = {
  unit: 'g/km',
  factor: {
    from: 10,
    to: 130,
    row: `${printed2013}, fuel consumption of diesel cars, Euro 3 and later, below 2.0 l (to three digits; confirmed at 100 km/h only)`,
    ratio: [-1.28e-2, 2.18, 1.62e2, 0, -7.76e-4, 1.23e-1, 1],
    rf: 0,
  },
} as const;

/**
 * Vehicle classes whose coefficients could be read in the guidebook's annexes, or in open programs that
 * carry them. Rows of rigid trucks could not: a half laden city bus of 15 to 18 t stands for trucks, which
 * at 86 km/h uses about a third more than the rigid truck of 14 to 20 t of the same standard.
 */
export const vehicleClasses = {
  petrolEuro4: {
    fuel: 'petrol',
    nox: {
      from: 5,
      to: 130,
      row: `${printed2013}, NOx of petrol cars, Euro 4 (to three digits)`,
      ratio: [7.1e-6, -1.58e-3, 1.06e-1, 0, 0, 0, 1],
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
      row: `${printed2013}, table 3-47, NOx of diesel cars, Euro 4 (to three digits)`,
      ratio: [1.48e-4, -2.02e-2, 1.11, 0, 0, 0, 1],
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
  truckEuro5: {
    fuel: 'diesel',
    nox: {
      from: 5,
      to: 85,
      row: `${appendix2019}, city bus 15 to 18 t, diesel, Euro V with SCR, half laden, no slope, NOx`,
      ratio: [
        3.53348102039702e-4, -5.61829022680765e-2, 2.65091227404064, 7.87360468889005,
        -6.23807914060858e-5, 6.5929959703913e-3, 1.3094553823857e-1,
      ],
      rf: 0,
    },
    use: {
      unit: 'MJ/km',
      factor: {
        from: 5,
        to: 85,
        row: `${appendix2019}, city bus 15 to 18 t, diesel, Euro V with SCR, half laden, no slope, energy`,
        ratio: [
          -2.34263438032306e-4, -1.0102311471057e-2, 3.44647787320417, 4.53931683520842,
          -8.27687128466504e-5, 6.55835406931008e-3, 1.51315345197098e-1,
        ],
        rf: 0,
      },
    },
  },
  truckEuro6: {
    fuel: 'diesel',
    nox: {
      from: 5,
      to: 85,
      row: `${appendix2019}, city bus 15 to 18 t, diesel, Euro VI with filter and SCR, half laden, no slope, NOx`,
      ratio: [
        -5.78230359829594e-4, 8.52369783371723e-2, -1.22508586507569, 5.92250855592671,
        4.11530569428363e-3, -4.0690214275321e-2, 1.54767302599627e-1,
      ],
      rf: 0,
    },
    use: {
      unit: 'MJ/km',
      factor: {
        from: 5,
        to: 85,
        row: `${appendix2019}, city bus 15 to 18 t, diesel, Euro VI with filter and SCR, half laden, no slope, energy`,
        ratio: [
          -3.13881923547988e-4, -1.45484315009182e-2, 5.33927720306299, 4.32988739703353,
          -1.19639044053958e-4, 1.02176505703206e-2, 2.11097947587396e-1,
        ],
        rf: 0,
      },
    },
  },
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
