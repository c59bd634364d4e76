// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "cosmos/probe/visit.h"
#include "support/safe_text.h"

namespace signalbox::cosmos {

namespace {

/// The names of denominations by ibc-go 10, 8 and 9. A hash that no denomination has distinguishes them: an unknown
/// route is answered in another way than an unknown hash.
struct DenomRoute {
    const char* path;
    const char* versions;
};
constexpr DenomRoute denomRoutes[] = {
    {"/ibc/apps/transfer/v1/denoms/", "10"},
    {"/ibc/apps/transfer/v1/denom_traces/", "8"},
    {"/ibc/apps/transfer/v2/denoms/", "9"},
};
constexpr char noSuchHash[] = "0000000000000000000000000000000000000000000000000000000000000000";

/// "ibc-go v8.7.0" from the modules of the application; empty if the node does not tell.
QString ibcGoOf(const QJsonObject& application)
{
    const QJsonArray modules = application.value("build_deps"_L1).toArray();
    for (const QJsonValue& value : modules) {
        const QJsonObject part = value.toObject();
        if (part.value("path"_L1).toString().startsWith("github.com/cosmos/ibc-go"_L1))
            return u"ibc-go "_s + part.value("version"_L1).toString();
    }
    return {};
}

QCoro::Task<> checkDenoms(Visit* visit)
{
    for (const DenomRoute& route : denomRoutes) {
        auto asking = visit->lcd->get(QByteArray(route.path) + noSuchHash);
        const auto answer = co_await asking;
        if (!answer && answer.error().is(rpc::ErrorClass::Cancelled))
            co_return;
        if (!answer && !answer.error().is(rpc::ErrorClass::FatalParams))
            continue;
        visit->pass("denoms", Message(QT_TRANSLATE_NOOP("Engine", "Denomination routes of ibc-go %1"))
                                  .arg(QLatin1String(route.versions)));
        co_return;
    }
    visit->miss("denoms",
                Message(QT_TRANSLATE_NOOP("Engine", "The transfer module of this chain has no known REST routes")));
}

}  // namespace

QCoro::Task<> visitLcd(Visit* visit)
{
    auto asking = visit->lcd->get(nodeInfoPath);
    const auto answer = co_await asking;
    if (!answer || chainOfNodeInfo(*answer).isEmpty()) {
        const QString fault = answer ? QString() : answer.error().fault.network;
        const bool alien = answer || answer.error().is(rpc::ErrorClass::Unsupported) ||
                           answer.error().is(rpc::ErrorClass::FatalParams) || fault == "bad_json"_L1 ||
                           fault == "web_page"_L1;
        visit->ruleOut(
            "chain_id",
            alien ? Error::make(
                        ErrorKind::Refused, "NOT_LCD",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The server at %1 is not the REST interface of a Cosmos node. Enter "
                                                  "its URL (its port is often 1317)."))
                            .arg(visit->report.url))
                  : answer.error().error);
        co_return;
    }
    if (!visit->takeChainId(chainOfNodeInfo(*answer)))
        co_return;
    visit->pass("chain_id", Message(visit->report.chainName));
    const QJsonObject application = answer->value("application_version"_L1).toObject();
    QStringList software{application.value("app_name"_L1).toString() + u' ' +
                         application.value("version"_L1).toString()};
    if (const QString sdk = application.value("cosmos_sdk_version"_L1).toString(); !sdk.isEmpty())
        software << u"Cosmos SDK "_s + sdk;
    if (const QString ibc = ibcGoOf(application); !ibc.isEmpty())
        software << ibc;
    visit->report.client = visibleText(software.join(u", "_s).trimmed(), 200);
    visit->pass("client", Message(visit->report.client));
    auto checking = checkDenoms(visit);
    co_await checking;
}

}  // namespace signalbox::cosmos
