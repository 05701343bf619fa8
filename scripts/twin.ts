import { Command, CommanderError } from 'commander';
import { asProblem } from '../src/problem/problem.ts';
import { say } from './io.ts';
import { register as registerAssign } from './verbs/assign.ts';
import { register as registerCatalogue } from './verbs/catalogue.ts';
import { register as registerCity } from './verbs/city.ts';
import { register as registerEnergy } from './verbs/energy.ts';
import { register as registerFeed } from './verbs/feed.ts';
import { register as registerForecast } from './verbs/forecast.ts';
import { register as registerGtfs } from './verbs/gtfs.ts';
import { register as registerHeat } from './verbs/heat.ts';
import { register as registerRaster } from './verbs/raster.ts';
import { register as registerReference } from './verbs/reference.ts';
import { register as registerRoads } from './verbs/roads.ts';
import { register as registerScenario } from './verbs/scenario.ts';
import { register as registerSolar } from './verbs/solar.ts';
import { register as registerTraffic } from './verbs/traffic.ts';
import { register as registerVehicles } from './verbs/vehicles.ts';

/** Exit codes of the headless door. */
const exit = { done: 0, failed: 1, usage: 2 } as const;

const program = new Command('twin')
  .description('Twinscape without a browser: build and check cities, read rasters, run scenarios.')
  .showHelpAfterError()
  .exitOverride();
registerAssign(program);
registerCity(program);
registerCatalogue(program);
registerEnergy(program);
registerFeed(program);
registerHeat(program);
registerForecast(program);
registerGtfs(program);
registerRaster(program);
registerReference(program);
registerRoads(program);
registerScenario(program);
registerSolar(program);
registerTraffic(program);
registerVehicles(program);

/** commander copies settings to subcommands only at their creation, so set the override on all. */
const overrideAll = (command: Command): void => {
  command.exitOverride().showHelpAfterError();
  for (const child of command.commands) overrideAll(child);
};
overrideAll(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exit.done : exit.usage;
  } else {
    const problem = asProblem(error, 'twin');
    say(problem.message);
    if (problem.code === 'unexpected' && process.env.TWIN_DEBUG) say(String(problem.cause));
    process.exitCode = exit.failed;
  }
}
