import { describeRoutes, type OpenApiDocument } from '#shared/runtime/openapi.ts';
import type { Language } from '#shared/runtime/route.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { askingRoutes } from './asking.ts';
import { calendarRoutes } from './calendar.ts';
import { catalogueRoutes } from './catalogue.ts';
import { certificateRoutes } from './certificates.ts';
import { changeRoutes } from './changes.ts';
import { checkRoutes } from './checks.ts';
import { citationRoutes } from './citations.ts';
import { copyRoutes } from './copies.ts';
import { depositMoveRoutes } from './deposit-moves.ts';
import { depositRoutes } from './deposits.ts';
import { discoveryRoutes } from './discovery.ts';
import { dumpRoutes } from './dumps.ts';
import { editingRoutes } from './editing.ts';
import { entitlementRoutes } from './entitlements.ts';
import { feedRoutes } from './feeds.ts';
import { findingRoutes } from './finding.ts';
import { followFeedRoutes } from './follow-feeds.ts';
import { followRoutes } from './follows.ts';
import { identifierRoutes } from './identifiers.ts';
import { iiifRoutes } from './iiif.ts';
import { invoiceRoutes } from './invoices.ts';
import { listingRoutes } from './listings.ts';
import { listRoutes } from './lists.ts';
import { literatureRoutes } from './literature.ts';
import { logRoutes } from './log.ts';
import { matterRoutes } from './matters.ts';
import { memberRoutes } from './members.ts';
import { oaiRoutes } from './oai.ts';
import { openSearchRoutes } from './opensearch.ts';
import { orderRoutes } from './orders.ts';
import { organizationRoutes } from './organizations.ts';
import { paymentRoutes } from './payments.ts';
import { payoutRoutes } from './payouts.ts';
import { projectCommentRoutes } from './project-comments.ts';
import { projectRoutes } from './projects.ts';
import { qualityRoutes } from './quality.ts';
import { recordFormRoutes } from './record-forms.ts';
import { refundRoutes } from './refunds.ts';
import { registerRecordRoutes } from './register-records.ts';
import { relatonRoutes } from './relaton.ts';
import { reviewRoutes } from './reviews.ts';
import { serviceRoutes } from './service.ts';
import { sruRoutes } from './sru.ts';
import { statementRoutes } from './statements.ts';
import { statisticsRoutes } from './statistics.ts';
import { structureRoutes } from './structure.ts';
import { tagWords } from './tag-words.ts';
import { uploadRoutes } from './uploads.ts';
import { webhookDeliveryRoutes } from './webhook-deliveries.ts';
import { webhookRoutes } from './webhooks.ts';

/** The OpenAPI document of every route there is. */
export function describeApi(language: Language): OpenApiDocument {
  return describeRoutes(
    [
      ...findingRoutes,
      ...askingRoutes,
      ...catalogueRoutes,
      ...citationRoutes,
      ...editingRoutes,
      ...literatureRoutes,
      ...structureRoutes,
      ...iiifRoutes,
      ...uploadRoutes,
      ...depositRoutes,
      ...depositMoveRoutes,
      ...certificateRoutes,
      ...statementRoutes,
      ...paymentRoutes,
      ...refundRoutes,
      ...payoutRoutes,
      ...invoiceRoutes,
      ...listingRoutes,
      ...orderRoutes,
      ...entitlementRoutes,
      ...logRoutes,
      ...checkRoutes,
      ...statisticsRoutes,
      ...registerRecordRoutes,
      ...qualityRoutes,
      ...matterRoutes,
      ...projectRoutes,
      ...projectCommentRoutes,
      ...reviewRoutes,
      ...followRoutes,
      ...listRoutes,
      ...followFeedRoutes,
      ...openSearchRoutes,
      ...relatonRoutes,
      ...recordFormRoutes,
      ...identifierRoutes,
      ...discoveryRoutes,
      ...feedRoutes,
      ...calendarRoutes,
      ...changeRoutes,
      ...dumpRoutes,
      ...oaiRoutes,
      ...sruRoutes,
      ...memberRoutes,
      ...organizationRoutes,
      ...apiKeyRoutes,
      ...copyRoutes,
      ...webhookRoutes,
      ...webhookDeliveryRoutes,
      ...serviceRoutes,
    ],
    language,
    tagWords,
  );
}
