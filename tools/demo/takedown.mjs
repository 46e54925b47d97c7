// The demo's analyst asks a provider to take a website offline, through the doors of the pages: one notice sent and confirmed.
import { NodeClient } from './http_client.mjs';

const CASES_MAX = 50;
const EXPLANATION =
  'Deze website is verzonnen voor de demo. Zij biedt producten aan, laat vooraf betalen en levert aan niemand. De gegevens van het bedrijf in het colofon bestaan niet.';

/** `origin`: of the police. Does nothing when no case names a website. */
export async function askTakedown(origin) {
  const analyst = await NodeClient.loggedIn(origin, 'police-analyst');
  try {
    const found = await caseWithWebsite(analyst);
    if (found) await sendNotice(analyst, found);
  } finally {
    analyst.close();
  }
}

async function caseWithWebsite(analyst) {
  const { items } = await analyst.get(`/api/v1/cases?sort=priority&limit=${CASES_MAX}`);
  for (const { caseId } of items) {
    const { traces } = await analyst.get(`/api/v1/cases/${caseId}/takedown-notices`);
    const website = traces.find(({ type }) => type === 'url');
    if (website) return { caseId, website };
  }
  return null;
}

async function sendNotice(analyst, { caseId, website }) {
  const notice = await analyst.post(
    `/api/v1/cases/${caseId}/takedown-notices`,
    { identifierId: website.identifierId, receiver: 'cloudflare', language: 'nl', ground: 'online-sales-fraud', explanation: EXPLANATION, locations: [] },
    `demo-takedown-${caseId}`,
  );
  const step = (body) => analyst.post(`/api/v1/takedown-notices/${notice.noticeId}/steps`, body, `demo-${body.step}-${notice.noticeId}`);
  await step({ step: 'sent', goodFaith: true });
  await step({ step: 'acknowledged', reference: 'DEMO-0001' });
}
