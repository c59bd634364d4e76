// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_pool.h"

#include <QRandomGenerator>

#include "rpc/endpoint_pick.h"
#include "rpc/json_rpc.h"
#include "rpc/rate/rate_words.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestWaitMs = 35'000;  // a longer wait is returned to the caller instead
constexpr int rounds = 3;                 // attempts over all endpoints, for temporary faults

bool goesElsewhere(ErrorClass kind)
{
    switch (kind) {
        case ErrorClass::Billing:
        case ErrorClass::Rate:
        case ErrorClass::Auth:
        case ErrorClass::NotYet:
        case ErrorClass::Pruned:
        case ErrorClass::Transient:
        case ErrorClass::Unsupported:
            return true;
        default:
            return false;
    }
}

bool passesByItself(ErrorClass kind)
{
    return kind == ErrorClass::Transient || kind == ErrorClass::NotYet;
}

}  // namespace

EndpointPool::EndpointPool(qint64 chainId, std::shared_ptr<RateRegistry> rates)
    : m_endpoints(std::move(rates)),
      m_heads(m_endpoints),
      m_line(m_scope.cancellation()),
      m_sender(m_endpoints, m_heads, m_scope.cancellation()),
      m_identity(chainId, m_sender, m_line, m_heads)
{
    if (m_identity.isWanted())
        m_sender.checkNewConnections([this](EntryPtr entry) { return m_identity.check(std::move(entry)); });
}

EndpointPool::~EndpointPool()
{
    m_scope.cancel();
    m_scope.drain();
}

void EndpointPool::speak(Dialect dialect)
{
    m_identity.nameChain(std::move(dialect.chain));
    m_identity.askBy(std::move(dialect.identity));
    m_askHeight = std::move(dialect.height);
    if (dialect.manySmall)
        m_sender.http().preferDirect();
}

void EndpointPool::setEndpoints(std::vector<EndpointSettings> endpoints)
{
    m_endpoints.set(std::move(endpoints));
    m_line.wakeAll();
}

void EndpointPool::tryNow()
{
    m_endpoints.clearHolds();
    m_sender.http().forgetConnections();
    m_line.wakeAll();
}

void EndpointPool::foundWrongChain(qint64 endpoint, const Message& seen)
{
    if (const EntryPtr entry = m_endpoints.find(endpoint))
        m_identity.foundWrongChain(*entry, seen);
}

void EndpointPool::refuseHeight(qint64 endpoint, const Message& what)
{
    m_heads.refuse(endpoint);
    distrust(endpoint, what);
}

void EndpointPool::distrust(qint64 endpoint, const Message& what)
{
    if (const EntryPtr entry = m_endpoints.find(endpoint)) {
        Fault fault;
        fault.network = u"incomplete"_s;
        fault.finding = what;
        m_sender.refuse(*entry, fault, {});
    }
}

void EndpointPool::elementsRefused(qint64 endpoint, int elements, const Fault& fault)
{
    const EntryPtr entry = m_endpoints.find(endpoint);
    if (entry && elements > 0 && classify(fault).kind == ErrorClass::Rate)
        entry->bucket->elementsRefused(elements, rateHintOf(fault));
}

QCoro::Task<bool> EndpointPool::verify(qint64 endpoint)
{
    const TaskScope::Guest guest(m_scope);
    const EntryPtr entry = m_endpoints.find(endpoint);
    if (!entry)
        co_return false;
    entry->verifiedAt = {};
    auto checking = m_identity.check(entry);
    const auto wrong = co_await checking;
    co_return !wrong;
}

QCoro::Task<Outcome> EndpointPool::call(Call call)
{
    const TaskScope::Guest guest(m_scope);
    std::set<qint64> tried;
    std::optional<Refusal> last;
    qint64 waited = 0;
    int rateRefusals = 0;
    for (int round = 0;;) {
        if (m_scope.cancellation().isRequested())
            co_return tl::unexpected(m_sender.nobody(call));
        const Pick choice = pick(m_endpoints, call, tried);
        if (!choice.entry) {
            const bool passing = last && passesByItself(last->verdict.kind) &&
                                 !(call.somebodyWaits && last->fault.network == "timeout"_L1);
            if (choice.queued) {  // no place is free: one will be once an answer arrives
                auto wait = m_line.wait(1'000, call.only);
                co_await wait;
                continue;
            }
            // A rate limit passes; a failing endpoint is worth only a short wait, so that the caller learns of it.
            const bool worthIt = choice.rate ? waited + choice.waitMs <= longestWaitMs : waited + choice.waitMs < 2'000;
            // A call for a specific endpoint, above all the head, does not wait in its line while others are free.
            const bool elsewhere =
                call.only != 0 && last && last->is(ErrorClass::Rate) && m_endpoints.hasOther(call.only);
            if (choice.waitMs >= 0 && worthIt && !elsewhere) {
                m_sender.countWaiting(choice.rate ? 1 : 0);
                const auto since = Clock::now();
                auto wait = m_line.wait(choice.waitMs);
                co_await wait;
                m_sender.countWaiting(choice.rate ? -1 : 0);
                waited += ceil<milliseconds>(Clock::now() - since).count();
                continue;
            }
            if (passing && ++round <= rounds && choice.waitMs < 0) {
                tried.clear();
                // Soon, and not all at the same moment.
                const int pause = QRandomGenerator::global()->bounded(20, 50) << (2 * (round - 1));
                auto wait = sleepFor(m_scope.cancellation(), pause);
                co_await wait;
                continue;
            }
            co_return tl::unexpected(last ? *last : m_sender.nobody(call));
        }
        const EntryPtr entry = choice.entry;
        if (!BatchRules::fits(*entry, call))
            co_return tl::unexpected(RequestSender::tooManyAtOnce(*entry));
        const Turn turn(m_line, entry);
        if (call.checked && m_identity.isWanted() && (!entry->verified || BatchRules::identityAlone(*entry, call))) {
            auto checking = m_identity.check(entry);
            const auto wrong = co_await checking;
            if (wrong) {
                last = *wrong;
                if (!wrong->is(ErrorClass::Rate))
                    tried.insert(entry->settings.id);
                continue;
            }
        }
        auto attempting = m_sender.send(entry, call);
        Outcome outcome = co_await attempting;
        if (outcome)
            co_return outcome;
        last = std::move(outcome.error());
        const bool wide = call.timeoutsToCaller && call.blocks > 1 &&
                          (last->fault.network == "timeout"_L1 || last->fault.code == -32002);
        const bool elsewhere = call.only != 0 && last->is(ErrorClass::Rate) && m_endpoints.hasOther(call.only);
        const bool often = last->is(ErrorClass::Rate) && ++rateRefusals >= (call.somebodyWaits ? 4 : 8);
        if (wide || elsewhere || often || !goesElsewhere(last->verdict.kind))
            co_return tl::unexpected(*last);
        if (!last->is(ErrorClass::Rate))
            tried.insert(entry->settings.id);
    }
}

void EndpointPool::watchHealth(std::optional<double> blockSeconds)
{
    m_heads.setBlockSeconds(blockSeconds.value_or(0));
    m_scope.launch(healthLoop());
}

QCoro::Task<> EndpointPool::healthLoop()
{
    for (;;) {
        auto sleep = sleepFor(m_scope.cancellation(), 2'500);
        if (const bool goOn = co_await sleep; !goOn)
            co_return;
        if (m_endpoints.all().size() < 2)
            continue;
        const auto entries = m_endpoints.all();  // a copy, because they may be replaced in the meantime
        for (const EntryPtr& entry : entries) {
            const auto now = Clock::now();
            const auto old = entry->isDoubtful() || entry->lagging ? 4s : 9s;
            if (!entry->settings.webSocket && entry->usableAt(now) <= now && now - entry->heightAt > old &&
                !entry->budgetUsed()) {
                auto asking = askHeight(entry->settings.id);
                co_await asking;
            }
        }
    }
}

QCoro::Task<> EndpointPool::askHeight(qint64 endpoint)
{
    std::optional<Height> height;
    Call call;
    if (m_askHeight) {
        call = m_askHeight(&height);
    } else {
        call.method = "eth_blockNumber";
        call.body = requestBody("eth_blockNumber", "[]");
        call.read = [&height](const AnswerBuffer& body) -> std::optional<Fault> {
            const RpcValue value = readResult(body.view());
            if (!value)
                return value.error();
            height = quantityOf(*value);
            return std::nullopt;
        };
        call.limits = {1 << 20, 10'000, 15'000};
    }
    call.only = endpoint;
    const EntryPtr entry = m_endpoints.find(endpoint);
    const Turn turn(m_line, entry);
    if (!entry->verified && m_identity.isWanted()) {
        auto checking = m_identity.check(entry);
        const auto wrong = co_await checking;
        if (wrong)
            co_return;
    }
    const HeadChoice::Ask asked = m_heads.ask();
    auto attempting = m_sender.send(entry, call);
    co_await attempting;
    if (height)
        m_heads.seen(endpoint, *height, asked);
}

}  // namespace signalbox::rpc
