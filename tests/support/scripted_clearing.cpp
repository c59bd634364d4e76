// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/literals.h"
#include "support/ready.h"
#include "support/scripted_ibc.h"

namespace signalbox::test {

namespace {

ClearingOperation operationOf(const ClearingRequest& request, const QString& id, const QDateTime& at)
{
    ClearingOperation operation;
    operation.id = id;
    operation.state = ClearingState::Queued;
    operation.person = u"alice"_s;
    operation.console = u"ops-1 pid 4711"_s;
    operation.chainId = request.chainId;
    operation.channel = request.channel;
    operation.createdAt = at;
    for (const quint64 sequence : request.sequences)
        operation.packets.push_back(
            {{request.chainId, request.port, request.channel, sequence}, u"pending"_s, Message(), QString()});
    return operation;
}

void complete(ClearingOperation& operation, const QDateTime& at)
{
    operation.state = ClearingState::Completed;
    operation.attempts = 1;
    operation.endedAt = at;
    operation.fees = u"0.0121 ATOM"_s;
    operation.output = "{\"result\":[{\"SendPacket\":2184406}],\"status\":\"success\"}\n";
    for (ClearingOperation::Packet& packet : operation.packets) {
        packet.verdict = u"received"_s;
        packet.transaction = u"9405A6EEB2D01C338644"_s;
    }
}

}  // namespace

ScriptedClearing::ScriptedClearing(const QDateTime& now) : m_now(now)
{
    status.path = u"/usr/local/bin/hermes"_s;
    status.config = u"/home/operator/.hermes/config.toml"_s;
    status.rest = u"http://127.0.0.1:3000"_s;
    status.version = u"1.13.2"_s;
    status.restAnswers = true;
    status.chains = {u"osmosis-1"_s, u"axelar-dojo-1"_s, u"cosmoshub-4"_s};
    ClearingRequest request;
    request.chainId = u"osmosis-1"_s;
    request.port = u"transfer"_s;
    request.channel = u"channel-208"_s;
    request.sequences = {2'184'301, 2'184'302};
    all.push_back(operationOf(request, u"3f0c2c1e-5a0b-4a53-9a4e-7b1d0a8f6c11"_s, now.addSecs(-9'000)));
    complete(all.back(), now.addSecs(-8'960));
    request.sequences = {2'184'211};
    all.push_back(operationOf(request, u"a2d97bb2-9d1e-4c5a-8e7f-0c3b5a9d2e44"_s, now.addSecs(-12'000)));
    ClearingOperation& failed = all.back();
    failed.state = ClearingState::Failed;
    failed.attempts = 3;
    failed.error = Message(u"Hermes could not build the proof: the client has expired."_s);
    failed.packets.front().verdict = u"unprovable"_s;
    failed.output = "ERROR client 07-tendermint-1 expired\n";
}

void ScriptedClearing::advance()
{
    if (!all.empty())
        complete(all.front(), m_now);
}

QFuture<Expected<HermesStatus>> ScriptedClearing::hermes()
{
    return ready<HermesStatus>(status);
}

QFuture<Expected<ClearingPlan>> ScriptedClearing::plan(const ClearingRequest& request)
{
    planned.push_back(request);
    if (failWith)
        return ready<ClearingPlan>(fail(*failWith));
    ClearingPlan plan;
    plan.request = request;
    for (const quint64 sequence : request.sequences)
        plan.packets.push_back({sequence, u"receive"_s, Message()});
    plan.cost = u"about 0.012 ATOM"_s;
    plan.refusals = refusals;
    if (!request.sequences.empty())
        plan.warnings = {Message(u"Another relayer may win some of these packets."_s)};
    plan.command = request.wholeChain ? u"POST http://127.0.0.1:3000/clear_packets?chain="_s + request.chainId
                                      : u"hermes --json clear packets --chain %1 --port transfer --channel %2"_s.arg(
                                            request.chainId, request.channel);
    return ready<ClearingPlan>(std::move(plan));
}

QFuture<Expected<ClearingOperation>> ScriptedClearing::clear(const ClearingRequest& request)
{
    cleared.push_back(request);
    if (failWith)
        return ready<ClearingOperation>(fail(*failWith));
    ClearingOperation operation = operationOf(
        request, u"00000000-0000-4000-8000-%1"_s.arg(qint64(cleared.size()), 12, 10, QLatin1Char('0')), m_now);
    all.insert(all.begin(), operation);
    return ready<ClearingOperation>(std::move(operation));
}

QFuture<Expected<Done>> ScriptedClearing::cancel(const QString& id)
{
    cancelled << id;
    for (ClearingOperation& operation : all)
        if (operation.id == id)
            operation.state = ClearingState::Cancelled;
    return ready<Done>(Done{});
}

QFuture<Expected<std::vector<ClearingOperation>>> ScriptedClearing::operations(int limit)
{
    std::vector<ClearingOperation> listed(all.begin(), all.begin() + qMin(limit, int(all.size())));
    for (ClearingOperation& operation : listed)
        operation.output.clear();
    return ready<std::vector<ClearingOperation>>(std::move(listed));
}

QFuture<Expected<ClearingOperation>> ScriptedClearing::operation(const QString& id)
{
    for (const ClearingOperation& each : all)
        if (each.id == id)
            return ready<ClearingOperation>(each);
    return ready<ClearingOperation>(
        fail(ErrorKind::NotFound, "OPERATION_UNKNOWN", Message(u"No clearing %1 is stored."_s.arg(id))));
}

}  // namespace signalbox::test
