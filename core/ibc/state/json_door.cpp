// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/json_door.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <algorithm>

#include "signalbox/literals.h"

namespace signalbox::ibc {

using rpc::AnswerBuffer;
using rpc::ErrorClass;
using rpc::Fault;

namespace {

constexpr rpc::HttpLimits limits{qint64(64) << 20, 20'000, 60'000};

/// The statuses of a gRPC gateway: 404 and 400 are answers, 501 is a missing route, 500 and 503 depend on the text.
std::optional<rpc::Verdict> judge(const Fault& fault)
{
    if (!fault.network.isEmpty())
        return std::nullopt;
    rpc::Verdict verdict;
    if (fault.httpStatus == 404 || fault.httpStatus == 400)
        verdict.kind = ErrorClass::FatalParams;
    else if (fault.httpStatus == 501)
        verdict.kind = ErrorClass::Unsupported;
    else if (fault.message.contains("did not contain latest block height"_L1))
        verdict.kind = ErrorClass::NotYet;
    else if (fault.message.contains("failed to load state at height"_L1))
        verdict.kind = ErrorClass::Pruned;
    else if (fault.httpStatus == 503)
        verdict.kind = ErrorClass::Transient;
    else
        return std::nullopt;
    return verdict;
}

Error errorOf(const rpc::Refusal& refusal, const QByteArray& path)
{
    if (!refusal.fault.network.isEmpty())
        return refusal.error;
    const QString where = refusal.error.args.value(u"endpoint"_s).toString();
    const QString route = QString::fromLatin1(path.left(path.indexOf('?') < 0 ? path.size() : path.indexOf('?')));
    const QString said = refusal.error.args.value(u"said"_s).toString();
    switch (refusal.fault.httpStatus) {
        case 404:
            return Error::make(
                ErrorKind::NotFound, "NODE_NOT_FOUND",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 has nothing at %2: \"%3\".")).arg(where, route, said));
        case 501:
            return Error::make(
                ErrorKind::Refused, "NODE_NO_ROUTE",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 does not offer %2. Its version may be too old or too new."))
                    .arg(where, route));
        case 400:
            return Error::make(
                ErrorKind::Refused, "NODE_REFUSED",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 refuses the request %2: \"%3\".")).arg(where, route, said));
        default:
            return refusal.error;
    }
}

}  // namespace

JsonDoor::JsonDoor(std::vector<rpc::EndpointSettings> endpoints, std::shared_ptr<rpc::RateRegistry> rates)
    : m_settings(std::move(endpoints)), m_pool(0, std::move(rates))
{
    for (const rpc::EndpointSettings& endpoint : m_settings)
        if (endpoint.enabled)
            m_ids.push_back(endpoint.id);
    m_pool.setEndpoints(m_settings);
}

void JsonDoor::keepOnly(const std::vector<qint64>& endpoints)
{
    std::erase_if(m_settings, [&](const rpc::EndpointSettings& endpoint) {
        return std::find(endpoints.begin(), endpoints.end(), endpoint.id) == endpoints.end();
    });
    m_ids = endpoints;
    m_pool.setEndpoints(m_settings);
}

Expected<QJsonObject> JsonDoor::get(const QByteArray& path, qint64 only)
{
    QJsonObject value;
    rpc::Call call;
    call.method = "GET";
    call.path = path;
    call.only = only;
    call.checked = false;
    call.judge = judge;
    call.limits = limits;
    call.read = [&value](const AnswerBuffer& body) -> std::optional<Fault> {
        const QJsonDocument document =
            QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
        if (document.isObject()) {
            value = document.object();
            return std::nullopt;
        }
        Fault fault;
        fault.network = u"bad_json"_s;
        return fault;
    };
    const rpc::Outcome outcome = QCoro::waitFor(m_pool.call(call));
    if (!outcome)
        return fail(errorOf(outcome.error(), path));
    return value;
}

}  // namespace signalbox::ibc
