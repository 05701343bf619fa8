import type { HotFactor, VehicleClass } from './emissions.ts';

const annex2016 = 'Guidebook 2016, annex of hot factors';
const appendix2019 = 'Guidebook 2019, appendix 4 (hot factors, December 2018)';

type Ratio = Extract<HotFactor, { readonly ratio: unknown }>['ratio'];

/** A diesel vehicle by its rows of NOx, g/km, and energy, MJ/km; both hold from 5 to 85 km/h. */
function halfLaden(vehicle: string, nox: Ratio, energy: Ratio): VehicleClass {
  const factor = (pollutant: string, ratio: Ratio): HotFactor => ({
    from: 5,
    to: 85,
    row: `${vehicle}, half laden, no slope, ${pollutant}`,
    ratio,
    rf: 0,
  });
  return {
    fuel: 'diesel',
    nox: factor('NOx', nox),
    use: { unit: 'MJ/km', factor: factor('energy', energy) },
  };
}

/**
 * Heavy goods vehicles, half laden on level roads. Of Euro V only the rows with SCR were found; trucks with
 * exhaust gas recirculation emit 2.1 to 2.6 times their NOx at 86 km/h (EFcalculatoR's test output).
 */
export const heavyClasses = {
  rigid12Euro5: halfLaden(
    `${annex2016}, rigid truck 7.5 to 12 t, Euro V`,
    [
      0.000190409424995162, -0.032819375169858, 1.40668962995408, 4.66977344787631,
      -5.18834145539719e-5, 0.00351752328764994, 0.13333535835749,
    ],
    [
      -0.00104153944423452, 0.0721938082429939, 7.34750761965872, 0.428175103729823,
      -0.000472807604078225, 0.048773730540097, 0.244709917470179,
    ],
  ),
  rigid12Euro6: halfLaden(
    `${annex2016}, rigid truck 7.5 to 12 t, Euro VI`,
    [
      -0.000391832726159466, 0.0887830653759917, -0.608200629691122, 1.92148961007095,
      0.0080759202162342, -0.0571363980208659, 0.130685944162804,
    ],
    [
      -0.00136533516699273, 0.0889061907503981, 7.23323596659121, -3.76269057379968,
      -0.000509132114793721, 0.0502038900291444, 0.191602850700457,
    ],
  ),
  rigid20Euro5: halfLaden(
    `${annex2016}, rigid truck 14 to 20 t, Euro V`,
    [
      -0.000951093244754024, 0.0541223961720538, 4.61819691472614, 7.77365524994802,
      1.50288281963249e-5, 0.0238930031961305, 0.145234976201452,
    ],
    [
      0.0154703182788832, 0.243176731712842, -0.0476356537687085, 7.68968151757881,
      0.00311645532434119, -0.0192468848044529, 0.133206487242243,
    ],
  ),
  rigid20Euro6: halfLaden(
    `${annex2016}, rigid truck 14 to 20 t, Euro VI`,
    [
      -0.000701725846847754, 0.121854998762556, -0.676372876901823, 1.95642498891721,
      0.00616854877050759, -0.0387863295157538, 0.0824588977861442,
    ],
    [
      0.0276506448689434, 0.373881140950523, 3.86796144546071, 8.32503215786732,
      0.00523412767372706, -0.0195317348652975, 0.282224856038222,
    ],
  ),
  artic40Euro5: halfLaden(
    `${annex2016}, articulated truck 34 to 40 t, Euro V`,
    [
      -0.00683675184680732, 0.916410772496903, -1.08935613020913, 1.87867319444777,
      0.00290403980256875, 0.00775201996202897, 1.09916266734202e-13,
    ],
    [
      0.0306636735347851, 1.2993266161385, -4.61761526403152, 7.99579475461929, 0.00511339128093664,
      -0.0132967338285701, 0.0429422524290575,
    ],
  ),
  artic40Euro6: halfLaden(
    `${annex2016}, articulated truck 34 to 40 t, Euro VI`,
    [
      -0.00116827791680151, 0.191544903256855, -1.73085226877611, 6.24261399941079,
      0.00903601709039711, -0.0616980281460011, 0.147016536244698,
    ],
    [
      0.036647708152387, 1.47602403844811, -5.16916695704522, 9.40758548521018, 0.00589885917786992,
      -0.0160619049446513, 0.0582692905997641,
    ],
  ),
  // City folders made before trucks had rows of their own name these: a city bus stood for a truck.
  truckEuro5: halfLaden(
    `${appendix2019}, city bus 15 to 18 t, diesel, Euro V with SCR`,
    [
      3.53348102039702e-4, -5.61829022680765e-2, 2.65091227404064, 7.87360468889005,
      -6.23807914060858e-5, 6.5929959703913e-3, 1.3094553823857e-1,
    ],
    [
      -2.34263438032306e-4, -1.0102311471057e-2, 3.44647787320417, 4.53931683520842,
      -8.27687128466504e-5, 6.55835406931008e-3, 1.51315345197098e-1,
    ],
  ),
  truckEuro6: halfLaden(
    `${appendix2019}, city bus 15 to 18 t, diesel, Euro VI with filter and SCR`,
    [
      -5.78230359829594e-4, 8.52369783371723e-2, -1.22508586507569, 5.92250855592671,
      4.11530569428363e-3, -4.0690214275321e-2, 1.54767302599627e-1,
    ],
    [
      -3.13881923547988e-4, -1.45484315009182e-2, 5.33927720306299, 4.32988739703353,
      -1.19639044053958e-4, 1.02176505703206e-2, 2.11097947587396e-1,
    ],
  ),
} as const satisfies Readonly<Record<string, VehicleClass>>;
