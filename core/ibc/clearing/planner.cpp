// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/planner.h"

#include <algorithm>
#include <map>

#include "ibc/clearing/breaker.h"
#include "ibc/clearing/hermes_output.h"
#include "ibc/clearing/hermes_program.h"
#include "ibc/clearing/operation_rows.h"
#include "ibc/state/check_rows.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

using Latest = std::pair<Height, QDateTime>;

/// Of the stored packets, whether the timeout has passed at a block of the destination.
std::map<quint64, bool> timeoutsOf(store::Transaction& transaction, const Route& route, const Sequences& sequences,
                                   const Latest& latest)
{
    std::map<quint64, bool> passed;
    for (const auto& row : transaction.exec(
             "SELECT sequence, ibc.timeout_passed($5, timeout_height, timeout_timestamp, $6::bigint, $7::timestamptz) "
             "FROM ibc.packet_flow WHERE src_chain_id = $1 AND src_port_id = $2 AND src_channel_id = $3 AND sequence = "
             "ANY ($4::numeric[])",
             {route.from.chainId, route.from.port, route.from.channel, sequenceArray(sequences), route.to.chainId,
              latest.first, latest.second}))
        passed[store::text(row[0]).toULongLong()] = store::boolean(row[1]);
    return passed;
}

/// The stored packets that were sent before the block.
Sequences sentBefore(store::Transaction& transaction, const IbcEnd& from, const Sequences& sequences, Height height)
{
    Sequences early;
    for (const auto& row :
         transaction.exec("SELECT sequence FROM ibc.packet_flow WHERE src_chain_id = $1 AND src_port_id = $2 AND "
                          "src_channel_id = $3 "
                          "AND sequence = ANY ($4::numeric[]) AND send_height < $5::bigint ORDER BY sequence",
                          {from.chainId, from.port, from.channel, sequenceArray(sequences), height}))
        early.push_back(store::text(row[0]).toULongLong());
    return early;
}

Message done(const char* text)
{
    return Message(text);
}

/// IBC v2 has clients instead of ports and channels, and Hermes' commands take a channel.
bool isOfV2(const ClearingRequest& request)
{
    return isClientId(request.channel) || (request.port.isEmpty() && !request.channel.isEmpty());
}

ClearingPlan refusedV2(const ClearingRequest& request)
{
    ClearingPlan plan;
    plan.request = request;
    for (const quint64 sequence : request.sequences)
        plan.packets.push_back({sequence, u"nothing"_s, {}});
    plan.refusals.push_back(
        Message(
            QT_TRANSLATE_NOOP("Engine",
                              "The packets of %1 on %2 are of IBC v2, which has clients instead of channels. Hermes "
                              "clears the packets of a channel only: use a relayer for IBC v2."))
            .arg(request.channel, request.chainId));
    return plan;
}

}  // namespace

int countOf(const ClearingPlan& plan, QLatin1String work)
{
    return int(std::count_if(plan.packets.begin(), plan.packets.end(),
                             [&](const ClearingPlan::Packet& packet) { return packet.work == work; }));
}

Expected<ClearingPlan> Planner::plan(const ClearingRequest& given)
{
    if (given.wholeChain)
        return planChain(given);
    if (isOfV2(given))
        return refusedV2(given);
    if (const Message wrong = nameProblem(given.chainId, given.port, given.channel); !wrong.isEmpty())
        return fail(ErrorKind::Invalid, "BAD_VALUE", wrong);
    ClearingRequest request = given;
    std::sort(request.sequences.begin(), request.sequences.end());
    request.sequences.erase(std::unique(request.sequences.begin(), request.sequences.end()), request.sequences.end());
    if (request.sequences.empty())
        return fail(ErrorKind::Invalid, "BAD_VALUE",
                    Message(QT_TRANSLATE_NOOP("Engine", "No packets are selected. Select at least one.")));
    if (request.sequences.size() > std::size_t(mostPackets))
        return fail(ErrorKind::Invalid, "TOO_MANY",
                    Message::counted("At most %Ln packet can be cleared in one run; %L1 are selected. Select fewer, "
                                     "and clear the rest afterwards.",
                                     QT_TRANSLATE_N_NOOP("Engine",
                                                         "At most %Ln packets can be cleared in one run; %L1 are "
                                                         "selected. Select fewer, and clear the rest afterwards."),
                                     mostPackets)
                        .arg(qint64(request.sequences.size())));
    const auto found = ends(request);
    if (!found)
        return fail(found.error());
    ClearingPlan plan;
    plan.request = request;
    plan.command = HermesProgram(m_settings)
                       .commandLine(clearArguments(request.chainId, request.port, request.channel, request.sequences));
    if (const auto planned = planPackets(*found, plan); !planned)
        return fail(planned.error());
    checkEnds(*found, plan);
    if (const auto checked = checkStored(*found, plan); !checked)
        return fail(checked.error());
    checkHistory(*found, plan);
    checkHermes(*found, plan);
    checkCost(*found, plan);
    return plan;
}

Expected<Planner::Ends> Planner::ends(const ClearingRequest& request)
{
    Ends found;
    const auto source = m_access.lcds.of(request.chainId);
    if (!source)
        return fail(source.error());
    found.source = *source;
    const auto from = found.source->channel(request.port, request.channel);
    if (!from)
        return fail(from.error());
    if (!*from)
        return fail(ErrorKind::NotFound, "CHANNEL_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 does not have the channel %2 of port %3."))
                        .arg(request.chainId, request.channel, request.port));
    found.from = **from;
    const auto client = found.source->client(request.port, request.channel);
    if (!client)
        return fail(client.error());
    found.sourceClient = *client;
    const auto route = m_access.session.read([&](store::Transaction& transaction) {
        return routeOf(transaction, request.chainId, request.port, request.channel);
    });
    if (!route)
        return fail(route.error());
    if (*route)
        found.route = **route;
    else
        found.route.from = {request.chainId, request.chainId, request.port, request.channel, {}};
    // The chain itself knows best where its channel leads.
    found.route.to.port = found.from.counterpartyPort;
    found.route.to.channel = found.from.counterpartyChannel;
    if (found.route.to.chainId != client->chainId)
        found.route.to = {
            client->chainId, client->chainId, found.from.counterpartyPort, found.from.counterpartyChannel, {}};
    const auto destination = m_access.lcds.of(client->chainId);
    if (!destination)
        return fail(destination.error());
    found.destination = *destination;
    const auto to = found.destination->channel(found.route.to.port, found.route.to.channel);
    if (!to)
        return fail(to.error());
    if (*to)
        found.to = **to;
    const auto other = found.destination->client(found.route.to.port, found.route.to.channel);
    if (other)
        found.destinationClient = *other;
    else if (other.error().code != "NODE_NOT_FOUND"_L1)
        return fail(other.error());
    return found;
}

Expected<Done> Planner::planPackets(const Ends& ends, ClearingPlan& plan)
{
    const auto state = askState(*ends.source, *ends.destination, ends.route.from, ends.route.to);
    if (!state)
        return fail(state.error());
    const auto latest = ends.destination->latestBlock();
    if (!latest)
        return fail(latest.error());
    const auto timeouts = m_access.session.read([&](store::Transaction& transaction) {
        return timeoutsOf(transaction, ends.route, plan.request.sequences, *latest);
    });
    if (!timeouts)
        return fail(timeouts.error());
    const auto in = [](const Sequences& all, quint64 one) { return std::binary_search(all.begin(), all.end(), one); };
    for (const quint64 sequence : plan.request.sequences) {
        ClearingPlan::Packet packet{sequence, u"nothing"_s, {}};
        const auto timeout = timeouts->find(sequence);
        if (in(state->unreceived, sequence)) {
            const bool late = (timeout != timeouts->end() && timeout->second) || !ends.to.isOpen();
            packet.work = late ? u"timeout"_s : u"receive"_s;
            if (late)
                packet.note = done(QT_TRANSLATE_NOOP("Engine", "Its timeout has passed: the sender is refunded."));
            else if (timeout == timeouts->end())
                packet.note =
                    done(QT_TRANSLATE_NOOP("Engine", "Its send is not indexed, so its timeout is not known."));
        } else if (in(state->unanswered, sequence)) {
            packet.note = done(QT_TRANSLATE_NOOP(
                "Engine", "It was received, but the destination has not written an acknowledgement yet."));
        } else if (in(state->unacknowledged, sequence)) {
            packet.work = u"acknowledge"_s;
        } else {
            packet.note = done(QT_TRANSLATE_NOOP("Engine", "It is already done, or was never sent."));
        }
        plan.packets.push_back(std::move(packet));
    }
    if (countOf(plan, "nothing"_L1) == int(plan.packets.size()))
        plan.refusals.push_back(done(QT_TRANSLATE_NOOP("Engine", "There is nothing to relay for these packets.")));
    return Done{};
}

void Planner::checkEnds(const Ends& ends, ClearingPlan& plan) const
{
    const bool receives = countOf(plan, "receive"_L1) > 0;
    const bool answers = countOf(plan, "acknowledge"_L1) > 0 || countOf(plan, "timeout"_L1) > 0;
    const auto client = [&](const LcdClientState& state, const QString& chain, bool needed) {
        if (state.isActive())
            return;
        const Message text =
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine", "The client %1 on %2 is %3, so nothing can be proven there. Governance must recover it."))
                .arg(state.id, chain, state.status);
        (needed ? plan.refusals : plan.warnings).push_back(text);
    };
    client(ends.sourceClient, ends.route.from.chain, answers);
    client(ends.destinationClient, ends.route.to.chain, receives);
    const auto closed = [&](const IbcEnd& end, const QString& state) {
        return Message(QT_TRANSLATE_NOOP("Engine", "%1 of %2 is not open (%3). Only timeouts can be processed."))
            .arg(end.channel, end.chain, state.isEmpty() ? u"unknown"_s : state);
    };
    if (!ends.from.isOpen())
        (countOf(plan, "acknowledge"_L1) > 0 ? plan.refusals : plan.warnings)
            .push_back(closed(ends.route.from, ends.from.state));
    if (!ends.to.isOpen())
        plan.warnings.push_back(closed(ends.route.to, ends.to.state));
    if (!ends.from.isOrdered())
        return;
    plan.warnings.push_back(
        done(QT_TRANSLATE_NOOP("Engine", "The channel is ordered: the lowest pending packet is relayed first.")));
    if (countOf(plan, "timeout"_L1) > 0)
        plan.warnings.push_back(
            done(QT_TRANSLATE_NOOP("Engine", "The timeout of a packet closes an ordered channel permanently.")));
}

/// Open operations and the breaker, as all consoles share them.
Expected<Done> Planner::checkStored(const Ends& ends, ClearingPlan& plan)
{
    const ClearingRequest& request = plan.request;
    return m_access.session.read([&](store::Transaction& transaction) {
        const Sequences busy = operations::busyPackets(transaction, request);
        if (!busy.empty())
            plan.refusals.push_back(
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "Another operation clears these packets now: %1. Wait until it has ended."))
                    .arg(sequenceWords(busy)));
        const Breaker breaker = breakers::read(transaction, request.chainId, request.channel);
        if (!breaker.admits(QDateTime::currentDateTimeUtc()))
            plan.refusals.push_back(breakerOpen(request.chainId, request.channel).message);
        Q_UNUSED(ends)
        return Done{};
    });
}

/// Hermes rebuilds a packet from the event of its send.
void Planner::checkHistory(const Ends& ends, ClearingPlan& plan)
{
    const auto history = m_access.lcds.history(ends.route.from.chainId);
    if (!history || !*history)
        return;
    if (!(*history)->indexed)
        plan.warnings.push_back(
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The node of %1 has no transaction index. If Hermes uses it, it cannot find the packets."))
                .arg(ends.route.from.chain));
    const auto pruned = m_access.session.read([&](store::Transaction& transaction) {
        return sentBefore(transaction, ends.route.from, plan.request.sequences, (*history)->earliest);
    });
    if (pruned && !pruned->empty())
        plan.warnings.push_back(
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The node of %1 begins at block %L2 and no longer has the transactions that sent "
                                      "the packets %3. Hermes needs a node that has them."))
                .arg(ends.route.from.chain)
                .arg((*history)->earliest)
                .arg(sequenceWords(*pruned)));
}

}  // namespace signalbox::ibc
