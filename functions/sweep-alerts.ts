import { alertServices } from '#shared/alerts/alert-services.ts';
import { sweepAlerts } from '#shared/alerts/follow-alerts.ts';
import { noteDays } from '#shared/alerts/note-days.ts';
import { clearComplaints } from '#shared/feedback/clear-complaints.ts';
import { matterTableOf } from '#shared/feedback/feedback-services.ts';

const services = alertServices();
const matters = matterTableOf();

/** Notes what a new day brings, sends digests, takes up what a lost event left behind, and clears complaints whose time is over. */
export const handler = async (): Promise<void> => {
  await noteDays(services);
  await sweepAlerts(services);
  await clearComplaints({ matters, now: services.now });
};
