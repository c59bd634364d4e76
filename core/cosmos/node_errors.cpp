// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/node_errors.h"

#include <QRegularExpression>

#include "rpc/json_rpc.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

using rpc::ErrorClass;
using rpc::Fault;

namespace {

constexpr std::size_t front = 512;  // an error precedes everything of any size

/// What the node says; its texts are in `data` of the error.
QString saidBy(const Fault& fault)
{
    return (fault.message + u' ' + fault.data).toLower();
}

bool discards(const QString& said)
{
    return said.contains("not persisting"_L1);
}

rpc::Verdict verdictOf(ErrorClass kind)
{
    rpc::Verdict verdict;
    verdict.kind = kind;
    return verdict;
}

}  // namespace

std::optional<Fault> errorOf(std::string_view body)
{
    const auto head = body.substr(0, front);
    const auto error = head.find("\"error\""), result = head.find("\"result\"");
    const bool answers = result != std::string_view::npos && (error == std::string_view::npos || result < error);
    if (answers)
        return std::nullopt;
    const rpc::RpcValue value = rpc::readResult(body);
    return value ? std::nullopt : std::optional(value.error());
}

std::optional<rpc::Verdict> judge(const Fault& fault)
{
    if (!fault.network.isEmpty())
        return std::nullopt;
    const QString said = saidBy(fault);
    if (said.contains("could not find results"_L1) || said.contains("current blockchain height"_L1) ||
        said.contains("context did not contain latest block height"_L1))
        return verdictOf(ErrorClass::NotYet);
    if (said.contains("lowest height is"_L1) || said.contains("is not available"_L1))
        return verdictOf(ErrorClass::Pruned);
    if (discards(said) || said.contains("indexing is disabled"_L1))
        return verdictOf(ErrorClass::Unsupported);
    return std::nullopt;
}

std::optional<rpc::Verdict> judgeLcd(const Fault& fault)
{
    if (!fault.network.isEmpty() && fault.network != "web_page"_L1)
        return std::nullopt;
    if (fault.httpStatus == 501 || fault.httpStatus == 405)
        return verdictOf(ErrorClass::Unsupported);
    if (fault.httpStatus == 404)  // with a JSON object of the interface: there is no such object
        return verdictOf(fault.network.isEmpty() ? ErrorClass::FatalParams : ErrorClass::Unsupported);
    if (fault.httpStatus == 400)
        return verdictOf(ErrorClass::FatalParams);
    return std::nullopt;
}

std::optional<Height> lowestHeight(const Fault& fault)
{
    static const QRegularExpression lowest(u"lowest height is (\\d{1,18})"_s);
    const auto match = lowest.match(saidBy(fault));
    return match.hasMatch() ? std::optional<Height>(match.captured(1).toLongLong()) : std::nullopt;
}

Error blockError(const rpc::Refusal& refusal, Height height)
{
    if (refusal.is(ErrorClass::Pruned)) {
        const auto lowest = lowestHeight(refusal.fault);
        const Message text =
            lowest ? Message(QT_TRANSLATE_NOOP(
                                 "Engine",
                                 "The endpoints no longer have block %1: the earliest one is %2. Add an endpoint with "
                                 "the whole history (an archive node), or start at a later block."))
                         .arg(height)
                         .arg(*lowest)
                   : Message(QT_TRANSLATE_NOOP("Engine",
                                               "The endpoints no longer have block %1. Add an endpoint with the whole "
                                               "history (an archive node), or start at a later block."))
                         .arg(height);
        QVariantMap args{{u"block"_s, height}};
        if (lowest)
            args.insert(u"lowest"_s, *lowest);
        return Error::make(ErrorKind::Refused, "HISTORY_PRUNED", text, args);
    }
    if (discards(saidBy(refusal.fault)))
        return Error::make(
            ErrorKind::Refused, "RESULTS_DISCARDED",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The node does not keep the results of its blocks, so packets cannot be read "
                                      "from it. Set discard_abci_responses = false in its config.toml and let it sync "
                                      "again, or add another endpoint.")));
    return refusal.error;
}

rpc::Refusal refusal(ErrorClass kind, Error error)
{
    rpc::Refusal refusal;
    refusal.verdict.kind = kind;
    refusal.error = std::move(error);
    return refusal;
}

}  // namespace signalbox::cosmos
