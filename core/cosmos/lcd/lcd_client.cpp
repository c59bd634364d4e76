// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/lcd/lcd_client.h"

#include <QJsonDocument>

#include "signalbox/literals.h"

namespace signalbox::cosmos {

using rpc::Fault;

namespace {

constexpr rpc::HttpLimits answerLimits{qint64(16) << 20, 10'000, 20'000};

std::optional<Fault> readObject(const rpc::AnswerBuffer& body, QJsonObject& into)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())));
    if (document.isObject()) {
        into = document.object();
        return std::nullopt;
    }
    Fault fault;
    fault.network = u"bad_json"_s;
    return fault;
}

}  // namespace

QString chainOfNodeInfo(const QJsonObject& answer)
{
    QJsonObject info = answer.value("default_node_info"_L1).toObject();
    if (info.isEmpty())
        info = answer.value("node_info"_L1).toObject();
    return info.value("network"_L1).toString();
}

LcdClient::LcdClient(QString chainId, std::shared_ptr<rpc::RateRegistry> rates)
    : m_chainId(std::move(chainId)), m_pool(m_chainId.isEmpty() ? 0 : 1, std::move(rates))
{
    rpc::Dialect dialect;
    dialect.manySmall = true;
    dialect.chain = m_chainId;
    dialect.identity = [this](rpc::Dialect::Identity* identity) {
        rpc::Call asking = call(nodeInfoPath);
        asking.read = [this, identity](const rpc::AnswerBuffer& body) -> std::optional<Fault> {
            QJsonObject answer;
            if (auto fault = readObject(body, answer))
                return fault;
            identity->seen = chainOfNodeInfo(answer);
            identity->ours = identity->seen == m_chainId;
            return std::nullopt;
        };
        return asking;
    };
    m_pool.speak(std::move(dialect));
}

bool LcdClient::hasEndpoint() const
{
    const auto& all = m_pool.endpoints().all();
    return std::any_of(all.begin(), all.end(), [](const auto& entry) { return entry->settings.enabled; });
}

rpc::Call LcdClient::call(const QByteArray& path) const
{
    rpc::Call call;
    call.method = "GET";
    call.path = path;
    call.judge = judgeLcd;
    call.limits = answerLimits;
    if (m_faults)
        m_faults->watch(call);
    return call;
}

QCoro::Task<tl::expected<QJsonObject, rpc::Refusal>> LcdClient::get(QByteArray path)
{
    QJsonObject answer;
    rpc::Call asking = call(path);
    asking.read = [&answer](const rpc::AnswerBuffer& body) { return readObject(body, answer); };
    auto pending = m_pool.call(asking);
    const rpc::Outcome outcome = co_await pending;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    co_return answer;
}

}  // namespace signalbox::cosmos
