// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/evm_services.h"

#include <QJsonArray>
#include <QJsonObject>

#include "evm/estimate.h"
#include "evm/probe.h"
#include "evm/rpc_session.h"
#include "evm/services_private.h"
#include "evm/token_info.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

Error cancelled()
{
    return Error::make(ErrorKind::Cancelled, "CANCELLED",
                       Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
}

std::optional<Bytes32> hashOf(const QString& text)
{
    return hex::hash(text);
}

}  // namespace

EvmServices::EvmServices(std::shared_ptr<rpc::RateRegistry> rates) : d(std::make_unique<Private>())
{
    d->rates = std::move(rates);
}

EvmServices::~EvmServices()
{
    scope().cancel();
    scope().drain();
}

QCoro::Task<Expected<ProbeReport>> EvmServices::probeEndpoint(EndpointDraft endpoint, QString expectedCaip2)
{
    const TaskScope::Guest guest(scope());
    const Cancellation cancellation = scope().cancellation();
    auto probing = probe(endpoint, expectedCaip2, d->rates, cancellation);
    auto report = co_await probing;
    if (cancellation.isRequested())
        co_return fail(cancelled());
    co_return report;
}

QCoro::Task<std::optional<engine::Recognized>> EvmServices::recognize(EndpointDraft endpoint)
{
    const TaskScope::Guest guest(scope());
    const auto opened = d->open({endpoint});
    if (!opened)
        co_return std::nullopt;
    const Tied tied(*opened, scope().cancellation());
    qint64 id = 0;
    rpc::Call call;
    call.method = "eth_chainId";
    call.body = rpc::requestBody("eth_chainId", "[]");
    call.somebodyWaits = true;
    call.limits = {1 << 20, 6'000, 10'000};
    call.read = [&](const rpc::AnswerBuffer& body) -> std::optional<rpc::Fault> {
        const auto result = rpc::readResult(body.view());
        bool ok = false;
        const qint64 number = result ? result->toString().toLongLong(&ok, 0) : 0;
        id = ok ? number : 0;
        return std::nullopt;
    };
    auto asking = tied.session->pool().call(call);
    const rpc::Outcome outcome = co_await asking;
    Q_UNUSED(outcome)
    if (id <= 0)
        co_return std::nullopt;
    const QString caip2 = u"eip155:%1"_s.arg(id);
    co_return engine::Recognized{caip2, Message(QT_TRANSLATE_NOOP("Engine", "an EVM node of %1")).arg(caip2)};
}

QCoro::Task<Expected<TokenInfo>> EvmServices::tokenInfo(std::vector<EndpointDraft> endpoints, QString address)
{
    const TaskScope::Guest guest(scope());
    auto opened = d->open(endpoints);
    if (!opened)
        co_return fail(opened.error());
    const Tied tied(*opened, scope().cancellation());
    auto reading = readToken(tied.session, address);
    co_return co_await reading;
}

QCoro::Task<Expected<Height>> EvmServices::creationBlock(std::vector<EndpointDraft> endpoints, QString address)
{
    const TaskScope::Guest guest(scope());
    const auto bytes = hex::address(address);
    if (!bytes)
        co_return fail(ErrorKind::Invalid, "BAD_ADDRESS",
                       Message(QT_TRANSLATE_NOOP("Engine", "An address is 0x and 40 hexadecimal digits.")));
    auto opened = d->open(endpoints);
    if (!opened)
        co_return fail(opened.error());
    const Tied tied(*opened, scope().cancellation());
    auto finding = findCreation(tied.session, hex::bytes(*bytes));
    co_return co_await finding;
}

QCoro::Task<Expected<Height>> EvmServices::blockAt(std::vector<EndpointDraft> endpoints, QDateTime at)
{
    const TaskScope::Guest guest(scope());
    auto opened = d->open(endpoints);
    if (!opened)
        co_return fail(opened.error());
    const Tied tied(*opened, scope().cancellation());
    auto finding = findBlockAt(tied.session, at);
    co_return co_await finding;
}

QCoro::Task<Expected<std::vector<StartChoice>>> EvmServices::startChoices(ChainDraft chain, QDateTime date,
                                                                          int lastDays)
{
    const TaskScope::Guest guest(scope());
    auto opened = d->open(chain.endpoints);
    if (!opened)
        co_return fail(opened.error());
    const Tied tied(*opened, scope().cancellation());
    const auto session = tied.session;
    auto heading = session->head();
    const auto head = co_await heading;
    if (!head)
        co_return fail(head.error());

    chain::Streams streams;
    std::vector<QByteArray> contracts;
    std::optional<Height> given;
    bool everything = false;
    for (const StreamDraft& stream : chain.streams) {
        if (isBalanceEvents(stream.stream))
            continue;  // few rows beside the transfers
        streams.push_back({stream.stream, {{u"registries"_s, stream.registries}}});
        if (stream.stream == "registries"_L1) {
            auto read = registriesFromJson(stream.registries);
            if (!read)
                co_return fail(read.error());
            for (const RegistryAddress& registry : *read)
                contracts.push_back(hex::bytes(registry.address));
        } else if (const auto token = hex::address(stream.stream.mid(10));
                   token && stream.stream.startsWith("transfers:"_L1)) {
            contracts.push_back(hex::bytes(*token));
        }
        everything = everything || stream.stream == "transfers"_L1;
        if (stream.from)
            given = std::min(given.value_or(*stream.from), *stream.from);
    }
    auto filter = LogFilter::forStreams(streams);
    if (!filter)
        co_return fail(filter.error());

    std::vector<StartChoice> choices;
    if (!contracts.empty() && !everything) {
        std::optional<Height> first;
        for (const QByteArray& contract : contracts) {
            auto finding = findCreation(session, contract);
            const auto created = co_await finding;
            if (created)
                first = std::min(first.value_or(*created), *created);
            else if (created.error().kind == ErrorKind::Cancelled)
                co_return fail(created.error());
        }
        if (!first)
            first = given;
        if (first)
            choices.push_back({u"creation"_s, *first, {}, {}});
    }
    choices.push_back({u"genesis"_s, 0, {}, {}});
    if (chain.from > 0 && chain.from <= *head)
        choices.push_back({u"block"_s, chain.from, {}, {}});
    if (date.isValid()) {
        auto finding = findBlockAt(session, date);
        const auto block = co_await finding;
        if (block)
            choices.push_back({u"date"_s, *block, date, {}});
    }
    if (lastDays > 0) {
        const QDateTime since = QDateTime::currentDateTimeUtc().addDays(-lastDays);
        auto finding = findBlockAt(session, since);
        const auto block = co_await finding;
        if (block)
            choices.push_back({u"last_days"_s, *block, since, {}});
    }
    double rate = 0;
    for (const EndpointDraft& endpoint : chain.endpoints)
        rate += endpoint.limits.value("rate"_L1).toDouble();
    std::map<Height, Estimate> known;
    for (StartChoice& choice : choices) {
        if (!choice.at.isValid()) {
            auto timing = session->timeOf(choice.from);
            const auto time = co_await timing;
            if (time)
                choice.at = *time;
        }
        if (const auto same = known.find(choice.from); same != known.end()) {
            choice.estimate = same->second;
            continue;
        }
        const EstimateInput input{{choice.from, std::min(chain.to.value_or(*head), *head)},
                                  *filter,
                                  chain.headers != "borders"_L1,
                                  !filter->isEmpty(),
                                  rate,
                                  chain.headers == "proven"_L1};
        auto estimating = estimate(session, input);
        choice.estimate = co_await estimating;
        known.emplace(choice.from, choice.estimate);
        if (scope().cancellation().isRequested())
            co_return fail(cancelled());
    }
    co_return choices;
}

QCoro::Task<Expected<RawLog>> EvmServices::rawLog(std::vector<EndpointDraft> endpoints, Height block, QString blockHash,
                                                  int logIndex)
{
    const TaskScope::Guest guest(scope());
    auto opened = d->open(endpoints);
    if (!opened)
        co_return fail(opened.error());
    const Tied tied(*opened, scope().cancellation());
    const auto wanted = hashOf(blockHash);
    const QByteArray place =
        wanted ? "\"blockHash\":\"" + hex::bytes(*wanted) + '"'
               : "\"fromBlock\":\"" + hex::quantity(block) + "\",\"toBlock\":\"" + hex::quantity(block) + '"';
    auto asking = tied.session->ask("eth_getLogs", "[{" + place + "}]");
    const Answer answer = co_await asking;
    if (!answer) {
        const bool gone = answer.error().is(rpc::ErrorClass::NotYet) || answer.error().is(rpc::ErrorClass::FatalParams);
        if (!gone || !wanted)
            co_return fail(answer.error().error);
    }
    for (const QJsonValue& value : answer ? answer->toArray() : QJsonArray()) {
        const QJsonObject log = value.toObject();
        const auto address = hex::address(log.value("address"_L1).toString());
        const auto hash = hex::hash(log.value("blockHash"_L1).toString());
        const auto transaction = hex::hash(log.value("transactionHash"_L1).toString());
        if (quantityOf(log.value("logIndex"_L1)) != logIndex || !address || !hash || !transaction ||
            (wanted && *hash != *wanted))
            continue;
        RawLog out;
        out.address = *address;
        for (const QJsonValue& topic : log.value("topics"_L1).toArray()) {
            if (const auto word = hex::hash(topic.toString()))
                out.topics.push_back(*word);
        }
        out.data = dataOf(log.value("data"_L1));
        out.blockHash = *hash;
        out.transactionHash = *transaction;
        out.block = block;
        out.logIndex = logIndex;
        co_return out;
    }
    co_return fail(
        ErrorKind::NotFound, "LOG_GONE",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "The chain does not have this log in block %1 now. The block may have been replaced; "
                                  "reindex it to find out."))
            .arg(block));
}

QCoro::Task<Expected<EventDetail>> EvmServices::rawEvent(std::vector<EndpointDraft> endpoints, engine::EventLog log)
{
    const TaskScope::Guest guest(scope());
    auto reading = rawLog(std::move(endpoints), log.block, log.blockHash, log.logIndex);
    const auto raw = co_await reading;
    if (raw)
        co_return describeLog(*raw);
    EventDetail detail;
    if (log.stored) {
        RawLog stored;
        stored.topics = std::move(log.stored->topics);
        stored.data = std::move(log.stored->data);
        detail = describeLog(stored);
    }
    detail.rawError = raw.error();
    co_return detail;
}

}  // namespace signalbox::evm
