/**
 * Temperature of a photovoltaic module, degC: the thermal model of Fuentes (1987, SAND85-0330) as
 * PVWatts uses it. The module has a heat capacity, so each hour follows from the one before.
 */
export interface FuentesModule {
  /** Installed nominal operating cell temperature, degC: 45 on an open rack, 49 on a roof. */
  readonly inoct: number;
  /** Height above ground, m, to which the wind at 9.14 m is carried down. */
  readonly height: number;
}

const stefanBoltzmann = 5.669e-8;
const absorptance = 0.83;
const emittance = 0.84;
const length = 0.5;
const kelvin = 273.15;
/** Ambient of the nominal conditions (20 degC, 800 W/m2, 1 m/s) and the sky's temperature then, K. */
const nominalAmbient = 293.15;
const nominalSky = 282.21;
const nominalIrradiance = 800;

/** Convection coefficient of a plate at `module` in air at `ambient`, K, W/(m2 K). */
function convection(module: number, ambient: number, wind: number): number {
  const mean = (module + ambient) / 2;
  const density = (0.003484 * 101325) / mean;
  const viscosity = (0.24237e-6 * mean ** 0.76) / density;
  const conductivity = 2.1695e-4 * mean ** 0.84;
  const reynolds = (wind * length) / viscosity;
  const forced =
    reynolds > 1.2e5
      ? ((0.0282 / reynolds ** 0.2) * density * wind * 1007) / 0.71 ** 0.4
      : ((0.86 / reynolds ** 0.5) * density * wind * 1007) / 0.71 ** 0.67;
  const grashof = (9.8 / mean) * Math.abs(module - ambient) * (length ** 3 / viscosity ** 2) * 0.5;
  const free = (0.21 * (grashof * 0.71) ** 0.32 * conductivity) / length;
  return Math.cbrt(free ** 3 + forced ** 3);
}

/**
 * A stepping function: irradiance on the plane W/m2, wind m/s at 9.14 m and ambient degC of an hour to the
 * module's temperature. Without sun the module is at ambient.
 */
export function fuentes(
  module: FuentesModule,
  stepHours = 1,
): (irradiance: number, wind: number, ambient: number) => number {
  const noct = module.inoct + kelvin;
  const rise = noct - nominalAmbient;
  const h = convection(noct, nominalAmbient, 1);
  const ground =
    emittance * stefanBoltzmann * (noct ** 2 + nominalAmbient ** 2) * (noct + nominalAmbient);
  const toSky = emittance * stefanBoltzmann * (noct ** 4 - nominalSky ** 4);
  const back = (absorptance * nominalIrradiance - toSky - h * rise) / ((ground + h) * rise);
  const below = (noct ** 4 - back * (noct ** 4 - nominalAmbient ** 4)) ** 0.25;
  const groundTemperature = Math.min(noct, Math.max(nominalAmbient, below));
  const groundRatio = (groundTemperature - nominalAmbient) / rise;
  const bothSides =
    (absorptance * nominalIrradiance -
      emittance * stefanBoltzmann * (2 * noct ** 4 - nominalSky ** 4 - groundTemperature ** 4)) /
    (h * rise);
  const capacity = 11000 * (noct > 321.15 ? 1 + (noct - 321.15) / 12 : 1);
  const windFactor = (module.height / 9.144) ** 0.2;

  let last = nominalAmbient;
  let lastSun = 0;
  return (irradiance, wind, ambientC) => {
    const ambient = ambientC + kelvin;
    if (!(irradiance > 0)) {
      last = ambient;
      lastSun = 0;
      return ambientC;
    }
    const sun = irradiance * absorptance;
    const sky = 0.68 * 0.0552 * ambient ** 1.5 + 0.32 * ambient;
    const speed = Math.max(0, wind) * windFactor + 0.0001;
    let now = last;
    for (let j = 0; j < 10; j++) {
      const air = bothSides * convection(now, ambient, speed);
      const up = emittance * stefanBoltzmann * (now ** 2 + sky ** 2) * (now + sky);
      const floor = ambient + groundRatio * (now - ambient);
      const down = emittance * stefanBoltzmann * (now ** 2 + floor ** 2) * (now + floor);
      const total = air + up + down;
      const rate = (-total / capacity) * stepHours * 3600;
      const decay = rate > -10 ? Math.exp(rate) : 0;
      now =
        last * decay +
        ((1 - decay) *
          (air * ambient + up * sky + down * floor + lastSun + (sun - lastSun) / rate) +
          sun -
          lastSun) /
          total;
    }
    last = now;
    lastSun = sun;
    return now - kelvin;
  };
}
