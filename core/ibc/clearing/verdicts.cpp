// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/verdicts.h"

#include <algorithm>

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

using Relayed = HermesOutput::Relayed;

bool in(const Sequences& all, quint64 one)
{
    return std::binary_search(all.begin(), all.end(), one);
}

bool isOf(const Relayed& relayed, const ClearingRequest& request)
{
    return relayed.port == request.port && relayed.channel == request.channel;
}

QString endOf(quint64 sequence, const OpenOperation& operation, const Evidence& evidence)
{
    bool errorAck = false, timedOut = false, acknowledged = false;
    for (const Relayed& relayed : evidence.output.relayed) {
        if (relayed.sequence != sequence || !isOf(relayed, operation.request))
            continue;
        errorAck = errorAck || relayed.errorAck;
        timedOut = timedOut || relayed.kind == Relayed::TimedOut;
        acknowledged = acknowledged || relayed.kind == Relayed::Acknowledged;
    }
    if (timedOut)
        return u"timed_out"_s;
    if (errorAck)
        return u"failed"_s;
    if (const auto stored = evidence.outcome.find(sequence); stored != evidence.outcome.end())
        return stored->second;
    return !acknowledged && in(operation.timeouts, sequence) ? u"timed_out"_s : u"acknowledged"_s;
}

}  // namespace

Sequences relayedBy(const HermesOutput& output, const ClearingRequest& request)
{
    Sequences sequences;
    for (const Relayed& relayed : output.relayed)
        if (isOf(relayed, request))
            sequences.push_back(relayed.sequence);
    std::sort(sequences.begin(), sequences.end());
    sequences.erase(std::unique(sequences.begin(), sequences.end()), sequences.end());
    return sequences;
}

std::vector<ClearingOperation::Packet> verdictsOf(const OpenOperation& operation, const Evidence& evidence)
{
    const ClearingRequest& request = operation.request;
    std::vector<ClearingOperation::Packet> packets;
    for (const quint64 sequence : request.sequences) {
        ClearingOperation::Packet packet;
        packet.key = {request.chainId, request.port, request.channel, sequence};
        if (in(evidence.state.unacknowledged, sequence)) {
            packet.verdict = u"received"_s;
            packet.error =
                Message(QT_TRANSLATE_NOOP("Engine", "It was received; its acknowledgement is not relayed yet."));
        } else if (in(evidence.state.unreceived, sequence)) {
            packet.verdict = evidence.unprovable.isEmpty() ? u"pending"_s : u"unprovable"_s;
            packet.error = !evidence.unprovable.isEmpty()
                               ? evidence.unprovable
                               : Message(QT_TRANSLATE_NOOP("Engine", "It is still pending on both chains."));
        } else {
            packet.verdict = endOf(sequence, operation, evidence);
        }
        packets.push_back(std::move(packet));
    }
    return packets;
}

std::vector<ClearingOperation::Packet> untouched(const OpenOperation& operation, const Message& why)
{
    Evidence evidence;
    evidence.state.unreceived = operation.request.sequences;
    auto packets = verdictsOf(operation, evidence);
    for (ClearingOperation::Packet& packet : packets)
        packet.error = why;
    return packets;
}

ClearingState stateOf(const std::vector<ClearingOperation::Packet>& packets)
{
    std::size_t done = 0, received = 0;
    for (const ClearingOperation::Packet& packet : packets) {
        received += packet.verdict == "received"_L1;
        done +=
            packet.verdict == "acknowledged"_L1 || packet.verdict == "timed_out"_L1 || packet.verdict == "failed"_L1;
    }
    return done == packets.size()     ? ClearingState::Completed
           : done > 0 || received > 0 ? ClearingState::Partial
                                      : ClearingState::Failed;
}

}  // namespace signalbox::ibc
