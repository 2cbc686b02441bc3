import { alertServices } from '#shared/alerts/alert-services.ts';
import { sweepAlerts } from '#shared/alerts/follow-alerts.ts';
import { noteDays } from '#shared/alerts/note-days.ts';

const services = alertServices();

/** Notes what a new day brings, sends digests, and takes up what a lost event left behind. */
export const handler = async (): Promise<void> => {
  await noteDays(services);
  await sweepAlerts(services);
};
