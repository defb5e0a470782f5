import type { SiteAvailability } from "../src-shared/availability/model.ts";
import { diagnosis } from "../src-shared/media-report/diagnosis.ts";
import type { Pipe, Stop } from "../src-shared/rpc/pipe.ts";
import { codeAppHandlers } from "./accounts/code-app-asks.ts";
import { signInRuleHandlers } from "./accounts/sign-in-asks.ts";
import { appointmentHandlers } from "./appointments/asks.ts";
import { appointmentVisitorHandlers } from "./appointments/visitor-asks.ts";
import { accountAdministrationHandlers } from "./administration/accounts/asks.ts";
import { administrationHandlers } from "./administration/asks.ts";
import { planHandlers } from "./administration/plan-handlers.ts";
import { agentAsker, type Asker, visitorAsker } from "./asker.ts";
import { hearPace } from "./availability/expected.ts";
import { availabilityTold } from "./availability/told.ts";
import { chatAgentHandlers } from "./chat/agent-asks.ts";
import { addresses } from "./bus.ts";
import { cannedHandlers } from "./canned/asks.ts";
import { agentChat, visitorChat } from "./chat/asks.ts";
import { connectorHandlers } from "./connectors/asks.ts";
import { type AgentFeatures, serveAgent } from "./connections/agent.ts";
import { chatVisitorHandlers } from "./chat/visitor-asks.ts";
import { serveVisitor, type VisitorFeatures } from "./connections/visitor.ts";
import { conversationHandlers } from "./conversations/asks.ts";
import { conversationVisitorHandlers } from "./conversations/visitor-asks.ts";
import { draftHandlers } from "./drafts/asks.ts";
import { historyHandlers } from "./history/asks.ts";
import { transcriptHandlers, transcriptVisitorHandlers } from "./history/transcript/asks.ts";
import { leftMessageHandlers, leftMessageVisitorHandlers } from "./left-messages/asks.ts";
import { lettersOf } from "./mail/letters.ts";
import { mailOf } from "./mail/mail.ts";
import { startSending } from "./mail/sending.ts";
import { mediaReportHandlers } from "./media-report/asks.ts";
import { callReports } from "./media-report/call-reports.ts";
import { startWorkers } from "./outgoing/workers.ts";
import type { HubParts, HubPorts } from "./ports.ts";
import { presenceHandlers } from "./presence/asks.ts";
import { regrantGrace } from "./presence/grace.ts";
import { leasesFrom } from "./presence/leases.ts";
import { accountsHere } from "./presence/rows.ts";
import { desksSay } from "./presence/said.ts";
import { queueFigures } from "./queues/figures.ts";
import { queueHandlers } from "./queues/asks.ts";
import { mentionHandlers } from "./mentions/asks.ts";
import { requestHandlers } from "./requests/asks.ts";
import { botHears } from "./routing/enter.ts";
import { replayHandlers } from "./routing/replay/asks.ts";
import { keepGuide } from "./routing/guide.ts";
import { startRouter } from "./routing/router.ts";
import { siteHandlers } from "./sites/asks.ts";
import { keepFronts, type ShownSite } from "./sites/fronts.ts";
import { keyHandlers } from "./rest/keys.ts";
import { type Rest, restOf } from "./rest/rest.ts";
import { scimTokenHandlers } from "./scim/tokens.ts";
import { type PageSeen, pagesSeen } from "./sites/seen.ts";
import type { Change } from "./store/answered.ts";
import { startSweeps } from "./sweeps.ts";
import { statisticsHandlers } from "./statistics/asks.ts";
import { surveyAgentHandlers, surveyVisitorHandlers } from "./surveys/asks.ts";
import { liveOf } from "./supervision/live.ts";
import { sealOld } from "./supervision/audit-seal.ts";
import { supervisionHandlers } from "./supervision/asks.ts";
import { watchHandlers } from "./supervision/watch-asks.ts";
import { transferHandlers } from "./transfers/asks.ts";
import { uploadRulesHandlers } from "./uploads/rules-asks.ts";
import { uploadHandlers } from "./uploads/asks.ts";
import { type OpenUploads, openUploads } from "./uploads/uploads.ts";
import { videoHandlers } from "./video/asks.ts";
import { videoTestFindHandlers, videoTestHandlers } from "./video-test/asks.ts";
import { videoTests, type VideoTests } from "./video-test/tests.ts";
import { visitorPanelHandlers } from "./visitor-panel/asks.ts";
import { visitorAgentHandlers, visitorOwnHandlers } from "./visitors/asks.ts";
import { dataRequestHandlers, dataRequestVisitorHandlers } from "./visitors/data-requests.ts";
import { messageLimits } from "./visitors/limits.ts";
import { siteKeyHandlers } from "./visitors/site-keys.ts";
import { webhookHandlers } from "./webhooks/asks.ts";
import { wrapUpHandlers } from "./wrap-up/asks.ts";

/** What agents may ask: one line a feature. */
const agentFeatures: AgentFeatures = (hub, agent, change, feed, desk, rights) => ({
  ...codeAppHandlers(agent, change, hub.store, hub.signIn),
  ...signInRuleHandlers(agent, change, hub.store, hub.signIn),
  ...scimTokenHandlers(agent, change, hub.store, { box: hub.signIn.box, publicUrl: hub.publicUrl }),
  ...presenceHandlers(agent, change, desk),
  ...queueHandlers(agent, change, hub),
  ...conversationHandlers(agent, change, hub),
  ...wrapUpHandlers(agent, change),
  ...transferHandlers(agent, change, hub),
  ...leftMessageHandlers(agent, change, hub),
  ...historyHandlers(agent, hub, rights),
  ...transcriptHandlers(agent, change, hub, rights),
  ...visitorPanelHandlers(agent, change, hub, rights),
  ...appointmentHandlers(agent, change, hub),
  ...agentChat(agent, change, hub.store),
  ...chatAgentHandlers(agent, change, hub.store),
  ...draftHandlers(agent, hub.store),
  ...mentionHandlers(agent, change, hub.store),
  ...cannedHandlers(agent, change, hub, rights),
  ...bothSides(hub, agentAsker(agent), change),
  ...videoTestFindHandlers(hub),
  ...accountAdministrationHandlers(agent, change, hub, rights),
  ...administrationHandlers(agent, change, hub),
  ...planHandlers(agent, change, hub),
  ...siteHandlers(agent, change, hub),
  ...watchHandlers(rights, hub, feed),
  ...supervisionHandlers(agent, change, hub),
  ...replayHandlers(agent, hub),
  ...statisticsHandlers(agent, hub),
  ...surveyAgentHandlers(agent, change, hub, rights),
  ...uploadRulesHandlers(agent, change, hub),
  ...visitorAgentHandlers(agent, hub, rights),
  ...siteKeyHandlers(agent, change, hub),
  ...dataRequestHandlers(agent, change, hub),
  ...webhookHandlers(agent, change, hub),
  ...keyHandlers(agent, change, hub),
  ...connectorHandlers(agent, change, hub),
});

/** What visitors may ask: one line a feature. */
const visitorFeatures: VisitorFeatures = (hub, visitor, change) => ({
  ...conversationVisitorHandlers(visitor, change, hub),
  ...leftMessageVisitorHandlers(visitor, change, hub),
  ...chatVisitorHandlers(visitor, hub.store),
  ...visitorChat(visitor, change, hub.store, (tx, row, text) => botHears(tx, hub, row, text)),
  ...bothSides(hub, visitorAsker(visitor), change),
  ...transcriptVisitorHandlers(visitor, change, hub),
  ...visitorOwnHandlers(visitor, hub),
  ...dataRequestVisitorHandlers(visitor, change, hub),
  ...appointmentVisitorHandlers(visitor, change, hub),
  ...surveyVisitorHandlers(visitor, change),
});

/** What both may ask, by the same rules. */
function bothSides(hub: HubParts, asker: Asker, change: Change) {
  return {
    ...videoHandlers(asker, change, hub),
    ...requestHandlers(asker, change, hub),
    ...uploadHandlers(asker, change, hub),
    ...mediaReportHandlers(asker, hub),
    ...videoTestHandlers(change, hub),
  };
}

export interface Hub {
  /** Serves a pipe whose origin the adapter has checked. */
  serveAgent(pipe: Pipe): void;
  /** `network`: where he comes from, for what all from there may send; empty: not known. */
  serveVisitor(pipe: Pipe, network?: string): void;
  /** What visitors of this site may expect. */
  availability(site: string): SiteAvailability;
  /** What its pages show. */
  shown(site: string): ShownSite | undefined;
  /** `heard`: what visitors may expect of it, or what its pages show, has changed. */
  watchSite(site: string, heard: Stop): Stop;
  /** A page of this origin has asked for the site. */
  readonly pageSeen: PageSeen;
  /** For the public page, whose visitors are nobody's. */
  readonly videoTests: VideoTests;
  /** For the files' own listener, and for who must name it. */
  readonly uploads: Pick<OpenUploads, "take" | "give" | "address"> | undefined;
  /** For other programs, which ask by key. */
  readonly rest: Rest;
  /** A webhook of the media server, as it came. Throws a FaultError `forbidden` for a forged one. */
  webhook(body: string, authorization: string | undefined): Promise<void>;
  stop(): Promise<void>;
}

/** Where none are set: as the settings' defaults. */
const mailCaps = { perAddress: 20, perDay: 2_000 };

/** Composes the hub; does no I/O of its own. */
export async function startHub(ports: HubPorts): Promise<Hub> {
  const leases = leasesFrom(ports.store.machine, await accountsHere(ports.store.read));
  const reports = callReports(diagnosis, ports.store.machine, ports.store.bus);
  const router = await startRouter(ports);
  const guides = await keepGuide(ports.store, ports.log, () => availability.again());
  const availability = availabilityTold(router, guides, ports.store);
  const pace = await hearPace(ports.store);
  const fronts = await keepFronts(ports.store, ports.log);
  const uploads = ports.files && openUploads(ports.files, ports.store, ports.log);
  const parts: HubParts = {
    ...ports,
    guides,
    availability,
    pace,
    fronts,
    leases,
    desksSay: desksSay(leases),
    router,
    figures: queueFigures(router, ports.store),
    live: liveOf(ports.store, router, ports.log),
    callReports: reports,
    legQuality: reports.quality,
    uploads,
    takesMessage: messageLimits(ports.store.machine, ports.settings.visitorLimits),
    mail: mailOf(ports.store.machine, ports.post !== undefined, ports.settings.mailCaps ?? mailCaps),
  };
  await sealOld(ports.store);
  await ports.store.transact(regrantGrace);
  const sweeps = startSweeps(parts);
  const workers = startWorkers(parts);
  const sending =
    ports.post &&
    startSending({
      store: ports.store,
      log: ports.log,
      letters: lettersOf({
        house: ports.settings.house ?? "Frontdesk",
        pdf: ports.pdf,
        box: ports.box,
        publicUrl: ports.publicUrl,
        mailFrom: ports.settings.mailFrom ?? "",
      }),
      transport: ports.post,
    });
  const heard = new Set<string>();
  return {
    serveAgent: (pipe) => void serveAgent(parts, pipe, agentFeatures),
    serveVisitor: (pipe, network = "") => void serveVisitor(parts, pipe, visitorFeatures, network),
    availability: (site) => availability.now(site),
    shown: (site) => fronts.now(site),
    watchSite: (site, heard) => ports.store.bus.subscribe(addresses.site(site), heard),
    pageSeen: pagesSeen(ports.store, ports.log),
    videoTests: videoTests(parts),
    rest: restOf(parts),
    uploads,
    async webhook(body, authorization) {
      const { id, room } = await ports.rooms.webhook(body, authorization);
      if (room === null || heard.has(id)) return;
      if (heard.size > 1000) heard.clear();
      heard.add(id);
      sweeps.roomChanged(room);
    },
    async stop() {
      ports.replays.close();
      await ports.search.close();
      parts.figures.stop();
      parts.live.stop();
      guides.stop();
      fronts.stop();
      availability.stop();
      pace.stop();
      router.stop();
      await workers.stop();
      await sweeps.stop();
      await uploads?.stop();
      await sending?.stop();
      await router.settled();
    },
  };
}
