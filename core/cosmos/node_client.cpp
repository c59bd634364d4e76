// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/node_client.h"

#include <QElapsedTimer>
#include <QJsonObject>

#include "cosmos/wire/reading.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

using rpc::Fault;

namespace {

/// A block with its results has some MB at most; a slow line needs its time.
constexpr rpc::HttpLimits limits{qint64(256) << 20, 15'000, 60'000};

Fault unreadable(std::string_view body, const QString& what)
{
    const auto begin = body.find_first_not_of(" \t\r\n");
    const bool json = begin == std::string_view::npos || body[begin] == '{' || body[begin] == '[';
    Fault fault;
    fault.network = json ? u"incomplete"_s : u"bad_json"_s;
    fault.finding = Message(what);
    return fault;
}

/// Numbers are refused: heights are texts.
QByteArray heightParams(Height height)
{
    return "{\"height\":\"" + QByteArray::number(height) + "\"}";
}

QString otherHeight(Height wanted, Height got)
{
    return u"block %1 instead of block %2"_s.arg(got).arg(wanted);
}

}  // namespace

NodeClient::NodeClient(QString chainId, std::shared_ptr<rpc::RateRegistry> rates)
    : m_chainId(std::move(chainId)), m_pool(m_chainId.isEmpty() ? 0 : 1, std::move(rates))
{
    m_pool.speak(dialect());
}

rpc::Call NodeClient::call(const Question& question) const
{
    rpc::Call call;
    call.method = question.method;
    call.body = rpc::requestBody(question.method, question.params);
    call.judge = judge;
    call.only = question.only;
    call.avoid = question.avoid;
    call.highest = question.highest;
    call.limits = limits;
    if (m_faults)
        m_faults->watch(call);
    return call;
}

rpc::Dialect NodeClient::dialect()
{
    rpc::Dialect dialect;
    dialect.manySmall = true;
    dialect.chain = m_chainId;
    dialect.identity = [this](rpc::Dialect::Identity* identity) {
        rpc::Call asking = call({"status"});
        asking.read = [this, identity](const rpc::AnswerBuffer& body) -> std::optional<Fault> {
            if (auto fault = errorOf(body.view()))
                return fault;
            const auto status = readStatus(body.view());
            if (!status)
                return unreadable(body.view(), status.error().what);
            identity->ours = m_chainId.isEmpty() || status->chainId == m_chainId;
            identity->seen = status->chainId;
            return std::nullopt;
        };
        return asking;
    };
    dialect.height = [this](std::optional<Height>* height) {
        rpc::Call asking = call({"status"});
        asking.read = [height](const rpc::AnswerBuffer& body) -> std::optional<Fault> {
            if (auto fault = errorOf(body.view()))
                return fault;
            const auto status = readStatus(body.view());
            if (!status)
                return unreadable(body.view(), status.error().what);
            *height = status->latest;
            return std::nullopt;
        };
        return asking;
    };
    return dialect;
}

QCoro::Task<std::optional<rpc::Refusal>> NodeClient::ask(Question question, Taker take, std::shared_ptr<Tally> tally)
{
    rpc::Call asking = call(question);
    asking.read = [&](const rpc::AnswerBuffer& body) -> std::optional<Fault> {
        QElapsedTimer clock;
        clock.start();
        if (auto fault = errorOf(body.view()))
            return fault;
        auto fault = take(body.view());
        tally->decodeMs += static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return fault;
    };
    auto pending = m_pool.call(asking);
    const rpc::Outcome outcome = co_await pending;
    if (!outcome)
        co_return outcome.error();
    tally->add(*outcome);
    co_return std::nullopt;
}

QCoro::Task<Asked<NodeStatus>> NodeClient::status(qint64 only, qint64 avoid, std::shared_ptr<Tally> tally)
{
    const auto asked = m_pool.heads().ask();
    NodeStatus status;
    const Taker take = [&status](std::string_view body) -> std::optional<Fault> {
        auto read = readStatus(body);
        if (!read)
            return unreadable(body, read.error().what);
        status = std::move(*read);
        return std::nullopt;
    };
    auto asking = ask({"status", "{}", only, avoid}, take, tally);
    const auto refused = co_await asking;
    if (refused)
        co_return tl::unexpected(*refused);
    if (status.latest > 0)
        m_pool.heads().seen(tally->endpoint, status.latest, asked);
    co_return status;
}

QCoro::Task<Asked<BlockData>> NodeClient::block(Height height, qint64 only, qint64 avoid, std::shared_ptr<Tally> tally)
{
    BlockData block;
    const Taker take = [&block, height](std::string_view body) -> std::optional<Fault> {
        auto read = readBlock(QByteArrayView(body.data(), static_cast<qsizetype>(body.size())));
        if (!read)
            return unreadable(body, read.error().what);
        if (read->height != height)
            return unreadable(body, otherHeight(height, read->height));
        block = std::move(*read);
        return std::nullopt;
    };
    auto asking = ask({"block", heightParams(height), only, avoid, height}, take, tally);
    const auto refused = co_await asking;
    if (refused)
        co_return tl::unexpected(*refused);
    co_return block;
}

QCoro::Task<Asked<std::shared_ptr<const BlockResults>>> NodeClient::results(Height height, qint64 only, qint64 avoid,
                                                                            std::shared_ptr<Tally> tally)
{
    std::shared_ptr<const BlockResults> results;
    const Taker take = [&results, height](std::string_view body) -> std::optional<Fault> {
        auto read = readResults(QByteArrayView(body.data(), static_cast<qsizetype>(body.size())));
        if (!read)
            return unreadable(body, read.error().what);
        if (read->height != height)
            return unreadable(body, otherHeight(height, read->height));
        results = std::make_shared<const BlockResults>(std::move(*read));
        return std::nullopt;
    };
    auto asking = ask({"block_results", heightParams(height), only, avoid, height}, take, tally);
    const auto refused = co_await asking;
    if (refused)
        co_return tl::unexpected(*refused);
    co_return results;
}

QCoro::Task<Asked<QByteArray>> NodeClient::abciQuery(QByteArray path, QByteArray request, std::shared_ptr<Tally> tally)
{
    QByteArray answer;
    const Taker take = [&answer](std::string_view body) -> std::optional<Fault> {
        const rpc::RpcValue value = rpc::readResult(body);
        if (!value)
            return value.error();
        const QJsonObject response = value->toObject().value("response"_L1).toObject();
        // A code means that there is no such object or no such request: an answer as well.
        if (response.value("code"_L1).toInt() == 0)
            answer = QByteArray::fromBase64(response.value("value"_L1).toString().toLatin1());
        return std::nullopt;
    };
    const QByteArray params =
        "{\"path\":\"" + path + "\",\"data\":\"" + request.toHex().toUpper() + "\",\"height\":\"0\",\"prove\":false}";
    auto asking = ask({"abci_query", params}, take, tally);
    const auto refused = co_await asking;
    if (refused)
        co_return tl::unexpected(*refused);
    co_return answer;
}

}  // namespace signalbox::cosmos
