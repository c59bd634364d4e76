// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/hermes_rest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::ibc {

namespace {

constexpr rpc::HttpLimits hermesLimits{qint64(16) << 20, 20'000, 30'000};

tl::unexpected<Error> failed(Message message)
{
    return fail(ErrorKind::Unavailable, "HERMES_FAILED", std::move(message));
}

}  // namespace

HermesRest::HermesRest(const QString& base) : m_base(base), m_http(m_cancellation) {}

Expected<QJsonValue> HermesRest::ask(const QString& path, const QString& query, bool post)
{
    rpc::EndpointSettings endpoint;
    endpoint.url = m_base;
    QString before = m_base.path(QUrl::FullyEncoded);
    while (before.endsWith(u'/'))
        before.chop(1);
    endpoint.url.setPath(before + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        endpoint.url.setQuery(query, QUrl::TolerantMode);
    const QString where = m_base.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    const rpc::HttpAnswer answer =
        QCoro::waitFor(m_http.post(endpoint, post ? QByteArray("") : QByteArray(), hermesLimits));
    if (answer.fault && answer.fault->network == "cancelled"_L1)
        return fail(ErrorKind::Cancelled, "CANCELLED",
                    Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
    if (answer.fault)
        return failed(
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "Hermes does not answer at %1. Start it with [rest] enabled, or correct "
                                      "ibc.hermes_rest."))
                .arg(where));
    const auto body = answer.body->view();
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), qsizetype(body.size()))).object();
    const QString status = object.value("status"_L1).toString();
    const QJsonValue result = object.value("result"_L1);
    if (status == "error"_L1) {
        const QString said = result.isString() ? result.toString() : result.toObject().value("msg"_L1).toString();
        return failed(
            Message(QT_TRANSLATE_NOOP("Engine", "Hermes at %1 answered: \"%2\".")).arg(where, visibleText(said, 500)));
    }
    if (answer.status != 200 || status != "success"_L1)
        return failed(Message(rpc::isWebPage(body)
                                  ? QT_TRANSLATE_NOOP(
                                        "Engine",
                                        "%1 returned a web page instead of an answer of Hermes. Set ibc.hermes_rest to "
                                        "the address in [rest] in the configuration of Hermes.")
                                  : QT_TRANSLATE_NOOP("Engine",
                                                      "%1 did not answer as Hermes. Set ibc.hermes_rest to the address "
                                                      "in [rest] in the configuration of Hermes."))
                          .arg(where));
    return result;
}

Expected<QString> HermesRest::version()
{
    const auto result = ask(u"/version"_s, {}, false);
    if (!result)
        return fail(result.error());
    for (const QJsonValue part : result->toArray())
        if (part.toObject().value("name"_L1).toString() == "ibc-relayer"_L1)
            return part.toObject().value("version"_L1).toString();
    return failed(Message(QT_TRANSLATE_NOOP("Engine",
                                            "%1 did not answer as Hermes. Set ibc.hermes_rest to the address in [rest] "
                                            "in the configuration of Hermes."))
                      .arg(m_base.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
}

Expected<QStringList> HermesRest::chains()
{
    const auto result = ask(u"/chains"_s, {}, false);
    if (!result)
        return fail(result.error());
    QStringList ids;
    for (const QJsonValue id : result->toArray())
        ids << id.toString();
    return ids;
}

Expected<HermesChain> HermesRest::chain(const QString& chainId)
{
    const auto result = ask(u"/chain/"_s + QString::fromLatin1(QUrl::toPercentEncoding(chainId)), {}, false);
    if (!result)
        return fail(result.error());
    const QJsonObject config = result->toObject(), price = config.value("gas_price"_L1).toObject();
    HermesChain chain;
    chain.gasPrice = price.value("price"_L1).toDouble();
    chain.gasDenom = price.value("denom"_L1).toString();
    chain.keyName = config.value("key_name"_L1).toString();
    chain.excluded = config.value("excluded_sequences"_L1).toObject();
    return chain;
}

Expected<int> HermesRest::packetWorkers(const QString& chainId)
{
    const auto result = ask(u"/state"_s, {}, false);
    if (!result)
        return fail(result.error());
    int count = 0;
    for (const QJsonValue worker : result->toObject().value("workers"_L1).toObject().value("Packet"_L1).toArray())
        if (worker.toObject().value("object"_L1).toObject().value("src_chain_id"_L1).toString() == chainId)
            ++count;
    return count;
}

Expected<Done> HermesRest::clearPackets(const QString& chainId)
{
    const auto result =
        ask(u"/clear_packets"_s, u"chain="_s + QString::fromLatin1(QUrl::toPercentEncoding(chainId)), true);
    if (!result)
        return fail(result.error());
    return Done{};
}

}  // namespace signalbox::ibc
