// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/ibc_fields.h"
#include "signalbox/clearing_queries.h"

namespace signalbox {

template <class V, json::Is<HermesStatus> T>
void fields(V& v, T& status)
{
    v.always("path", status.path);
    v.always("config", status.config);
    v.always("rest", status.rest);
    v.known("version", status.version);
    v.always("restAnswers", status.restAnswers);
    v.always("chains", status.chains);
    json::sentence(v, "trouble", status.trouble);
}

template <class V, json::Is<ClearingRequest> T>
void fields(V& v, T& request)
{
    v.always("chainId", request.chainId);
    v.known("port", request.port);
    v.known("channel", request.channel);
    v.known("sequences", request.sequences);
    v.positive("wholeChain", request.wholeChain);
}

template <class V, json::Is<ClearingPlan::Packet> T>
void fields(V& v, T& packet)
{
    v.always("sequence", packet.sequence);
    v.always("work", packet.work);
    json::sentence(v, "note", packet.note);
}

template <class V, json::Is<ClearingPlan> T>
void fields(V& v, T& plan)
{
    v.always("request", plan.request);
    v.always("packets", plan.packets);
    v.known("cost", plan.cost);
    json::sentences(v, "warnings", plan.warnings);
    json::sentences(v, "refusals", plan.refusals);
    v.known("command", plan.command);
}

template <class V, json::Is<ClearingOperation::Packet> T>
void fields(V& v, T& packet)
{
    v.always("packet", packet.key);
    v.always("verdict", packet.verdict);
    json::sentence(v, "error", packet.error);
    v.known("transaction", packet.transaction);
}

template <class V, json::Is<ClearingOperation> T>
void fields(V& v, T& operation)
{
    v.always("id", operation.id);
    v.always("state", operation.state);
    v.known("person", operation.person);
    v.known("console", operation.console);
    v.always("chainId", operation.chainId);
    v.known("channel", operation.channel);
    v.always("packets", operation.packets);
    v.known("createdAt", operation.createdAt);
    v.known("endedAt", operation.endedAt);
    v.always("attempts", operation.attempts);
    json::sentence(v, "error", operation.error);
    v.known("fees", operation.fees);
    v.known("output", QString::fromUtf8(operation.output));
}

QJsonObject toJson(const HermesStatus& status)
{
    return json::written(status);
}

QJsonObject toJson(const ClearingPlan& plan)
{
    return json::written(plan);
}

QJsonObject toJson(const ClearingOperation& operation)
{
    return json::written(operation);
}

}  // namespace signalbox
