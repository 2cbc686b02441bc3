import { alertServices } from '#shared/alerts/alert-services.ts';
import { followAlerts } from '#shared/alerts/follow-alerts.ts';
import { onChanges } from '#shared/runtime/records.ts';

const services = alertServices();

/** Tells what happened by every follow that it concerns, and sends mail. */
export const handler = onChanges((changes) => followAlerts(services, changes));
