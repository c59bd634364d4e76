// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/calls/contract_reader.h"

#include <QJsonArray>
#include <QJsonObject>

#include "evm/evm_services.h"
#include "evm/log_fields.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

constexpr Height finalBelow = 256;  ///< below the head, where there is no finalized tag
constexpr std::size_t fewestJoined = 8;

Error pruned(const Error& cause)
{
    return Error::make(
        ErrorKind::Unavailable, "STATE_PRUNED",
        Message(QT_TRANSLATE_NOOP("Engine", "No endpoint has the state of this block: %1")).arg(cause.message));
}

void takeRuleLog(ContractReader::RuleEvents& found, const QJsonValue& log, const RuledToken& token)
{
    LogFields fields;
    const QJsonArray topics = log["topics"_L1].toArray();
    const auto block = quantityOf(log["blockNumber"_L1]), index = quantityOf(log["logIndex"_L1]);
    const auto address = hex::address(log["address"_L1].toString());
    if (topics.size() < 1 || topics.size() > 4 || !block || !index || address != token.address ||
        log["removed"_L1].toBool())
        return;
    for (const QJsonValue topic : topics) {
        const auto word = hex::hash(topic.toString());
        if (!word)
            return;
        fields.topics[static_cast<std::size_t>(fields.topicCount++)] = *word;
    }
    const QByteArray data = log["data"_L1].toString().toLatin1().mid(2);
    fields.address = token.address;
    fields.block = *block;
    fields.logIndex = *index;
    fields.data = std::string_view(data.constData(), static_cast<std::size_t>(data.size()));
    for (std::size_t rule = 0; rule < balanceRules.size(); ++rule) {
        if (balanceRules[rule].topic != fields.topics[0])
            continue;
        found.seen |= 1u << rule;
        const auto event = readBalanceEvent(fields, token, rule);
        if (!event)
            found.odd |= 1u << rule;
        else if (*event)
            found.events.push_back(**event);
    }
}

}  // namespace

Expected<std::unique_ptr<ContractReader>> ContractReader::open(qint64 chainId,
                                                               std::vector<rpc::EndpointSettings> endpoints,
                                                               std::shared_ptr<rpc::RateRegistry> rates,
                                                               std::optional<Bytes20> multicall, CallPace pace)
{
    std::erase_if(endpoints, [](const rpc::EndpointSettings& e) { return !e.enabled; });
    auto session = RpcSession::openAt(std::move(endpoints), std::move(rates), chainId);
    if (!session)
        return fail(session.error());
    return std::make_unique<ContractReader>(std::move(*session), multicall, pace);
}

ContractReader::ContractReader(std::shared_ptr<RpcSession> session, std::optional<Bytes20> multicall, CallPace pace)
    : m_session(std::move(session)), m_multicall(multicall), m_pace(pace)
{
}

QCoro::Task<Expected<Height>> ContractReader::finalBlock()
{
    auto asking = m_session->ask("eth_getBlockByNumber", "[\"finalized\",false]");
    const Answer answer = co_await asking;
    ++m_requests;
    if (answer)
        if (const auto number = quantityOf(answer->toObject().value("number"_L1)))
            co_return *number;
    auto heading = m_session->head();
    const auto head = co_await heading;
    if (!head)
        co_return fail(head.error());
    co_return std::max<Height>(0, *head - finalBelow);
}

QCoro::Task<Expected<std::vector<Returned>>> ContractReader::call(std::vector<ContractCall> calls, Height block)
{
    const QByteArray tag = '"' + hex::quantity(block) + '"';
    std::vector<Returned> all;
    all.reserve(calls.size());
    while (all.size() < calls.size()) {
        const std::size_t most = m_multicall ? m_most : fewestJoined;
        const auto begin = calls.begin() + static_cast<std::ptrdiff_t>(all.size());
        std::vector<ContractCall> part(begin,
                                       begin + static_cast<std::ptrdiff_t>(std::min(most, calls.size() - all.size())));
        auto asking = m_multicall && part.size() > 1 ? joined(std::move(part), tag) : single(std::move(part), tag);
        auto answers = co_await asking;
        if (!answers)
            co_return fail(answers.error());
        std::move(answers->begin(), answers->end(), std::back_inserter(all));
    }
    co_return all;
}

QCoro::Task<Expected<ContractReader::RuleEvents>> ContractReader::ruleEvents(RuledToken token, Interval range)
{
    QByteArray topics;
    for (const BalanceRule& rule : balanceRules)
        topics += (topics.isEmpty() ? "\"" : ",\"") + hex::bytes(rule.topic) + '"';
    auto asking = m_session->ask("eth_getLogs", "[{\"fromBlock\":\"" + hex::quantity(range.lo) + "\",\"toBlock\":\"" +
                                                    hex::quantity(range.hi) + "\",\"address\":\"" +
                                                    hex::bytes(token.address) + "\",\"topics\":[[" + topics + "]]}]");
    const Answer answer = co_await asking;
    ++m_requests;
    auto resting = rest();
    co_await resting;
    if (!answer) {
        const rpc::Refusal& refusal = answer.error();
        if (refusal.is(rpc::ErrorClass::RangeHint) || refusal.is(rpc::ErrorClass::TooLarge))
            co_return fail(ErrorKind::Refused, "RANGE_TOO_LARGE", refusal.error.message);
        co_return fail(refusal.error);
    }
    RuleEvents found;
    for (const QJsonValue each : answer->toArray())
        takeRuleLog(found, each, token);
    co_return found;
}

QCoro::Task<Expected<Height>> ContractReader::creation(Bytes20 contract)
{
    auto finding = findCreation(m_session, hex::bytes(contract));
    co_return co_await finding;
}

QCoro::Task<Answer> ContractReader::ask(ContractCall call, QByteArray block)
{
    auto asking = m_session->ask("eth_call", "[{\"to\":\"" + hex::bytes(call.to) + "\",\"data\":\"0x" +
                                                 call.data.toHex() + "\"}," + block + ']');
    const Answer answer = co_await asking;
    ++m_requests;
    m_milliseconds += answer ? m_session->lastMilliseconds() : 0;
    auto resting = rest();
    co_await resting;
    co_return answer;
}

/// By Multicall3. An empty list: it must be tried again in smaller parts, or without it.
QCoro::Task<Expected<std::vector<Returned>>> ContractReader::joined(std::vector<ContractCall> calls, QByteArray block)
{
    auto asking = ask({*m_multicall, aggregate3(calls)}, block);
    const Answer answer = co_await asking;
    if (answer) {
        const QByteArray bytes = dataOf(*answer);
        if (auto all = readAggregate3(bytes, calls.size()))
            co_return std::move(*all);
        m_multicall.reset();  // no such contract at this block, or another one
        co_return std::vector<Returned>();
    }
    const rpc::Refusal& refusal = answer.error();
    if (refusal.is(rpc::ErrorClass::Pruned))
        co_return fail(pruned(refusal.error));
    if (refusal.is(rpc::ErrorClass::Revert) || refusal.is(rpc::ErrorClass::TooLarge)) {
        if (calls.size() <= fewestJoined)
            m_multicall.reset();
        else
            m_most = std::max(fewestJoined, calls.size() / 2);
        co_return std::vector<Returned>();
    }
    co_return fail(refusal.error);
}

QCoro::Task<Expected<std::vector<Returned>>> ContractReader::single(std::vector<ContractCall> calls, QByteArray block)
{
    std::vector<Returned> all;
    for (const ContractCall& each : calls) {
        auto asking = ask(each, block);
        const Answer answer = co_await asking;
        if (answer) {
            all.emplace_back(dataOf(*answer));
            continue;
        }
        const rpc::Refusal& refusal = answer.error();
        if (refusal.is(rpc::ErrorClass::Pruned))
            co_return fail(pruned(refusal.error));
        if (!refusal.is(rpc::ErrorClass::Revert))
            co_return fail(refusal.error);
        all.emplace_back(std::nullopt);
    }
    co_return all;
}

QCoro::Task<> ContractReader::rest()
{
    const rpc::EndpointEntry* const entry = m_session->pool().entry(m_session->lastEndpoint());
    const auto learned = entry ? entry->bucket->learned() : std::nullopt;
    const double ceiling = entry ? entry->bucket->perSecond() : 0;
    const double pause = m_pace.restAfter(1, m_session->lastMilliseconds(), learned, ceiling);
    auto sleeping = sleepFor(m_session->pool().cancellation(), static_cast<qint64>(pause));
    co_await sleeping;
}

std::optional<Bytes20> multicallOf(qint64 chainId)
{
    static const auto presets = loadPresets();
    if (presets)
        for (const ChainPreset& preset : *presets)
            if (preset.caip2 == u"eip155:%1"_s.arg(chainId) && !preset.multicall.isEmpty())
                return hex::address(preset.multicall);
    return hex::address(QStringView(u"0xcA11bde05977b3631167028862bE2a173976CA11").toString());
}

}  // namespace signalbox::evm
