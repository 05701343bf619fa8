import { asProblem, problemData } from '../../problem/problem.ts';
import { calendarOf, type DayCalendar } from './calendar.ts';
import { forecastSeries, type SeriesOptions } from './forecast.ts';
import { countryOf, publicHolidays } from './holidays.ts';
import type { SeriesAnswer, SeriesRequest, SeriesTask } from './protocol.ts';
import { rollingBacktest } from './rolling.ts';

/** The side of the worker, apart from it so that it runs anywhere. */
export function seriesServer(
  post: (answer: SeriesAnswer) => void,
): (request: SeriesRequest) => Promise<void> {
  return async (request) => {
    const { id, task } = request;
    try {
      const { country, options } = await optionsOf(task);
      if (request.type === 'forecast') {
        const { mean, lower, upper, backtest } = forecastSeries(task.values, {
          ...options,
          method: 'auto',
        });
        const methods = [...backtest.methods].sort((a, b) => b.weight - a.weight);
        post({
          type: 'forecast',
          id,
          result: {
            ...{ mean, lower, upper, methods, country },
            level: task.level,
            origins: backtest.origins.length,
            coverage: backtest.coverageOverall,
          },
        });
        return;
      }
      const { history, count, spacing } = request;
      const steps = rollingBacktest(task.values, { ...options, history, count, spacing });
      let step = steps.next();
      while (step.done !== true) {
        post({ type: 'progress', id, share: step.value });
        step = steps.next();
      }
      post({ type: 'backtest', id, report: step.value, country });
    } catch (error) {
      post({ type: 'failed', id, problem: problemData(asProblem(error, task.name)) });
    }
  };
}

/** Day and week as seasons, and the public holidays of the country that the time zone names. */
async function optionsOf(
  task: SeriesTask,
): Promise<{ country: string | undefined; options: Omit<SeriesOptions, 'method'> }> {
  const { values, start, stepSeconds, horizon, level, name, temperature, timeZone } = task;
  const day = 86_400 / stepSeconds;
  const whole = Number.isInteger(day) && day > 1;
  const country = whole ? await countryOf(timeZone) : undefined;
  const calendar = country === undefined ? undefined : await calendarFor(task, country);
  return {
    country,
    options: {
      ...{ horizon, level, name },
      seasons: whole ? [day, 7 * day] : [],
      ...(temperature && { temperature }),
      ...(calendar && { calendar }),
    },
  };

  async function calendarFor(of: SeriesTask, code: string): Promise<DayCalendar> {
    const count = values.length + horizon;
    const year = (t: number): number => new Date((start + t * stepSeconds) * 1000).getUTCFullYear();
    const holidays = await publicHolidays(code, year(0), year(count + day));
    return calendarOf(start, stepSeconds, count, of.timeZone, holidays);
  }
}
