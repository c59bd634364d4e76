// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_pool.h"

#include <QRandomGenerator>
#include <QTimer>

#include "rpc/json_rpc.h"
#include "rpc/pool_turn.h"
#include "rpc/rate/rate_words.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

constexpr qint64 rateStep = 500;          // ms
constexpr qint64 longestWaitMs = 35'000;  // beyond that the caller is told instead
constexpr int rounds = 3;                 // over all endpoints again, for faults that pass

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

QUrl withPath(QUrl url, const QByteArray& path)
{
    QString base = url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + QString::fromLatin1(path), QUrl::TolerantMode);
    return url;
}

bool passesByItself(ErrorClass kind)
{
    return kind == ErrorClass::Transient || kind == ErrorClass::NotYet;
}

}  // namespace

EndpointPool::EndpointPool(qint64 chainId, std::shared_ptr<RateRegistry> rates)
    : m_chainId(chainId), m_rates(std::move(rates)), m_http(m_scope.cancellation())
{
}

EndpointPool::~EndpointPool()
{
    m_scope.cancel();
    m_scope.drain();
}

void EndpointPool::speak(Dialect dialect)
{
    m_dialect = std::move(dialect);
    if (m_dialect.manySmall)
        m_http.preferDirect();
}

void EndpointPool::setEndpoints(std::vector<EndpointSettings> endpoints)
{
    std::vector<EntryPtr> next;
    for (auto& settings : endpoints) {
        const auto same = std::find_if(m_entries.begin(), m_entries.end(), [&](const EntryPtr& entry) {
            return entry->settings.id == settings.id && entry->settings.url == settings.url &&
                   entry->settings.rateKey() == settings.rateKey();
        });
        if (same != m_entries.end()) {
            (*same)->reconfigure(std::move(settings));
            next.push_back(*same);
        } else {
            const QByteArray key = settings.rateKey();
            next.push_back(std::make_shared<EndpointEntry>(std::move(settings), m_rates->bucket(key)));
        }
    }
    m_entries = std::move(next);
    wake();
}

EndpointPool::EntryPtr EndpointPool::find(qint64 id) const
{
    for (const EntryPtr& entry : m_entries) {
        if (entry->settings.id == id)
            return entry;
    }
    return nullptr;
}

EndpointEntry* EndpointPool::entry(qint64 endpoint)
{
    return find(endpoint).get();
}

bool EndpointPool::fits(const EndpointEntry& entry, const Call& call, const std::set<qint64>& tried) const
{
    if (!entry.settings.enabled || entry.settings.webSocket || tried.contains(entry.settings.id))
        return false;
    if (call.only != 0)
        return entry.settings.id == call.only;
    if (call.blocks > 0 && entry.maxBlocks > 0 && call.blocks > entry.maxBlocks)
        return false;
    if (call.archive && entry.archive == false)
        return false;
    return call.highest < 0 || !entry.height || *entry.height >= call.highest || !entry.lagging;
}

EndpointPool::Pick EndpointPool::pick(const Call& call, const std::set<qint64>& tried) const
{
    const auto now = Clock::now();
    Pick best;
    std::tuple<bool, bool, int, double> bestRank;
    Clock::time_point soonest = Clock::time_point::max();
    bool soonestIsRate = false;
    for (const EntryPtr& entry : m_entries) {
        if (!fits(*entry, call, tried))
            continue;
        const auto usable = entry->usableAt(now);
        if (usable > now) {
            if (usable < soonest) {
                soonest = usable;
                soonestIsRate = entry->isRateHeld(now);
            }
            continue;
        }
        if (entry->inFlight >= entry->concurrency + (call.first ? 2 : 0) || entry->halfOpenBusy) {
            best.queued = true;
            continue;
        }
        const auto line = static_cast<double>(entry->bucket->waitFor(entry->costOf(call.method, call.count), now));
        const std::tuple rank(entry->settings.id == call.avoid, !batchFits(*entry, call), entry->settings.priority,
                              (entry->inFlight + 1) * std::max(entry->medianLatency(), 5.0) + line);
        if (!best.entry || rank < bestRank) {
            best.entry = entry;
            bestRank = rank;
        }
    }
    if (!best.entry && soonest != Clock::time_point::max()) {
        best.waitMs = millisecondsUntil(soonest, now);
        best.rate = soonestIsRate;
    }
    return best;
}

void EndpointPool::wake()
{
    // Whoever is woken may wait again: that is not for this time.
    for (std::size_t left = m_waiters.size(); left > 0; --left)
        if (!wakeFirst([](const Waiter&, qint64) { return true; }, 0))
            return;
}

bool EndpointPool::wakeFirst(bool (*whom)(const Waiter&, qint64 endpoint), qint64 endpoint)
{
    const auto waiter =
        std::find_if(m_waiters.begin(), m_waiters.end(), [&](const Waiter& each) { return whom(each, endpoint); });
    if (waiter == m_waiters.end())
        return false;
    Gate* const gate = waiter->gate;
    m_waiters.erase(waiter);
    gate->open();
    return true;
}

/// Of dozens who wait for one place only one can get it: waking all of them cost more than the requests.
void EndpointPool::placesFree(EndpointEntry& entry)
{
    if (entry.usableAt(Clock::now()) > Clock::now())
        return wake();  // nothing more to wait for here
    for (std::size_t left = m_waiters.size(); left > 0; --left)
        if (!wakeFirst([](const Waiter& each, qint64) { return !each.place; }, 0))
            break;
    const auto forPlace = [](const Waiter& each, qint64 id) {
        return each.place && (*each.place == 0 || *each.place == id);
    };
    for (std::size_t left = m_waiters.size(); left > 0 && entry.inFlight < entry.concurrency; --left)
        if (!wakeFirst(forPlace, entry.settings.id))
            break;
}

QCoro::Task<bool> EndpointPool::waitForChange(qint64 milliseconds, std::optional<qint64> place)
{
    Gate gate;
    const Later<QTimer> timer(new QTimer);
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [&gate] { gate.open(); });
    const auto hook = m_scope.cancellation().onRequest([&gate] { gate.open(); });
    m_waiters.push_back({&gate, place});
    timer->start(std::chrono::milliseconds(std::max<qint64>(milliseconds, 1)));
    const auto opened = gate.opened();
    co_await opened;
    m_waiters.remove_if([&gate](const Waiter& each) { return each.gate == &gate; });
    co_return !m_scope.cancellation().isRequested();
}

Refusal EndpointPool::refuse(EndpointEntry& entry, Fault fault, const Call& call, RateLearner::Id sent)
{
    fault.message = entry.settings.redact(fault.message);
    fault.data = entry.settings.redact(fault.data);
    Refusal refusal;
    refusal.endpoint = entry.settings.id;
    refusal.calls = call.count;
    const auto judged = call.judge ? call.judge(fault) : std::nullopt;
    refusal.verdict = judged ? *judged : classify(fault, call.blocks);
    if (call.count > 1 && (fault.code == -32600 || fault.message.contains("batch"_L1, Qt::CaseInsensitive)))
        refusal.verdict.kind = ErrorClass::TooLarge;  // no fault of the endpoint: fewer at once, or one by one
    refusal.error = toError(fault, refusal.verdict, entry.settings.masked());
    refusal.fault = std::move(fault);
    const bool callersTurn = call.timeoutsToCaller && call.blocks > 1 && refusal.fault.network == "timeout"_L1;
    bool step = false;
    if (refusal.is(ErrorClass::Rate))
        step = entry.bucket->refused(sent, rateHintOf(refusal.fault));
    else
        refusal.fault.network.isEmpty() ? entry.bucket->accepted(sent) : entry.bucket->lost(sent);
    if (!callersTurn)
        entry.refused(refusal.fault, refusal.verdict, refusal.error, Clock::now(), step);
    if (refusal.is(ErrorClass::Unsupported) && std::strcmp(call.method, "eth_getBlockReceipts") == 0)
        entry.receipts = false;
    if (entry.settings.id == m_head &&
        (refusal.is(ErrorClass::Transient) || refusal.is(ErrorClass::Auth) || refusal.is(ErrorClass::Billing)))
        m_head = 0;
    return refusal;
}

Refusal EndpointPool::nobody(const Call& call) const
{
    Refusal refusal;
    if (m_scope.cancellation().isRequested()) {
        refusal.fault.network = u"cancelled"_s;
        refusal.verdict.kind = ErrorClass::Cancelled;
        refusal.error = toError(refusal.fault, refusal.verdict, {});
        return refusal;
    }
    refusal.verdict.kind = ErrorClass::Transient;
    refusal.error =
        Error::make(ErrorKind::Unavailable, "NO_ENDPOINT",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "No endpoint of this chain is available now. Signalbox retries "
                                              "automatically. A second endpoint would keep the chain running.")));
    // One endpoint and its own trouble say more than the general sentence.
    for (const EntryPtr& entry : m_entries) {
        const auto trouble = entry->snapshot(Clock::now()).trouble;
        if (trouble && (call.only == 0 || call.only == entry->settings.id) && entry->settings.enabled) {
            refusal.error = trouble->error;
            refusal.endpoint = entry->settings.id;
        }
    }
    const bool capped = call.blocks > 0 && std::any_of(m_entries.begin(), m_entries.end(), [&](const EntryPtr& entry) {
                            return entry->settings.enabled && entry->maxBlocks > 0 && entry->maxBlocks < call.blocks;
                        });
    if (capped) {
        refusal.verdict.kind = ErrorClass::RangeHint;
        refusal.verdict.cap = widestRange();
    }
    if (const auto at = nextTry(); at && *at != Clock::time_point::max())
        refusal.error.retryAfterMs = millisecondsUntil(*at, Clock::now());
    return refusal;
}

QCoro::Task<Outcome> EndpointPool::attempt(EntryPtr entry, Call call)
{
    RateBucket::Place place(*entry->bucket, entry->costOf(call.method, call.count), call.first || call.somebodyWaits);
    while (const qint64 left = place.wait()) {
        ++m_waitingForRate;
        auto sleep = sleepFor(m_scope.cancellation(), std::min(left, rateStep));
        co_await sleep;
        --m_waitingForRate;
        if (m_scope.cancellation().isRequested())
            co_return tl::unexpected(nobody(call));
        if (!batchFits(*entry, call))
            co_return tl::unexpected(tooManyAtOnce(*entry));
    }
    entry->sent(call.method, call.count);
    ++m_sent;
    EndpointSettings settings = entry->settings;
    if (!call.path.isEmpty())
        settings.url = withPath(settings.url, call.path);
    auto post = m_http.post(settings, call.body, call.limits);
    HttpAnswer answer = co_await post;
    --m_sent;

    std::optional<Fault> fault = answer.fault;
    if (!fault && answer.status / 100 != 2)
        fault = faultOfStatus(answer.status, answer.body->view());
    if (!fault && answer.newConnection && call.checked && m_chainId != 0 && Clock::now() - entry->verifiedAt > 2s) {
        auto checking = check(entry);  // somebody else may stand behind a new connection
        const auto wrong = co_await checking;
        if (wrong) {
            entry->bucket->lost(place.sent());
            co_return tl::unexpected(*wrong);
        }
    }
    if (!fault)
        fault = call.read(*answer.body);
    if (fault && fault->network == "bad_json"_L1 && isWebPage(answer.body->view()))
        fault->network = u"web_page"_s;
    if (fault) {
        if (!fault->retryAfterMs)
            fault->retryAfterMs = answer.retryAfterMs;
        co_return tl::unexpected(refuse(*entry, *fault, call, place.sent()));
    }
    entry->bucket->accepted(place.sent());
    if (call.count > 1)
        entry->batchAccepted(call.count);
    entry->succeeded(answer.milliseconds, call.count);
    co_return Served{entry->settings.id, static_cast<qint64>(answer.body->size()), answer.milliseconds};
}

QCoro::Task<std::optional<Refusal>> EndpointPool::check(EntryPtr entry)
{
    while (entry->verifying) {
        auto wait = waitForChange(100);
        if (const bool goOn = co_await wait; !goOn)
            co_return nobody({});
    }
    if (entry->verified && Clock::now() - entry->verifiedAt < 2s)
        co_return std::nullopt;
    entry->verifying = true;
    std::optional<qint64> seen;
    Dialect::Identity identity;
    Call call;
    if (m_dialect.identity) {
        call = m_dialect.identity(&identity);
    } else {
        call.method = "eth_chainId";
        call.body = requestBody("eth_chainId", "[]");
        call.read = [&seen](const AnswerBuffer& body) -> std::optional<Fault> {
            const RpcValue value = readResult(body.view());
            if (!value)
                return value.error();
            seen = quantityOf(*value);
            Fault bad;
            bad.network = u"bad_json"_s;
            return seen || !value->toString().isEmpty() ? std::nullopt : std::optional(bad);
        };
        call.limits = {1 << 20, 10'000, 15'000};
    }
    call.checked = false;
    auto asking = attempt(entry, call);
    const Outcome outcome = co_await asking;
    bool other = false;
    if (outcome && m_expected && !entry->anchored && seen == m_chainId) {
        auto comparing = givesExpectedBlock(entry);
        other = !co_await comparing;
    }
    const bool right = outcome && !other && (m_dialect.identity ? identity.ours : seen == m_chainId);
    if (right) {
        entry->verified = true;
        entry->wrongChain = false;
        entry->verifiedAt = Clock::now();
    }
    entry->verifying = false;
    wake();  // who waited for this sees what was found
    if (right)
        co_return std::nullopt;
    if (!outcome)
        co_return outcome.error();
    if (other) {
        foundOtherNetwork(entry->settings.id, m_expected->first);
        Refusal refusal;
        refusal.endpoint = entry->settings.id;
        refusal.verdict.kind = ErrorClass::Transient;
        refusal.error = entry->snapshot(Clock::now()).trouble->error;
        co_return refusal;
    }
    foundWrongChain(entry->settings.id, m_dialect.identity ? Message(identity.seen)
                                        : seen             ? Message(QString::number(*seen))
                                                           : Message(QT_TRANSLATE_NOOP("Engine", "an ID above 2^63")));
    Refusal refusal;
    refusal.endpoint = entry->settings.id;
    refusal.verdict.kind = ErrorClass::Transient;
    refusal.error = entry->snapshot(Clock::now()).trouble->error;
    co_return refusal;
}

void EndpointPool::distrust(qint64 endpoint, const Message& what)
{
    if (const EntryPtr entry = find(endpoint)) {
        Fault fault;
        fault.network = u"incomplete"_s;
        fault.finding = what;
        refuse(*entry, fault, {});
    }
}

QCoro::Task<bool> EndpointPool::verify(qint64 endpoint)
{
    const TaskScope::Guest guest(m_scope);
    const EntryPtr entry = find(endpoint);
    if (!entry)
        co_return false;
    entry->verifiedAt = {};
    auto checking = check(entry);
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
            co_return tl::unexpected(nobody(call));
        const Pick choice = pick(call, tried);
        if (!choice.entry) {
            const bool passing = last && passesByItself(last->verdict.kind) &&
                                 !(call.somebodyWaits && last->fault.network == "timeout"_L1);
            if (choice.queued) {  // every place is taken: one will be free when an answer comes
                auto wait = waitForChange(1'000, call.only);
                co_await wait;
                continue;
            }
            // A rate passes; an endpoint that fails is worth a short wait only: the caller shall hear of it.
            const bool worthIt = choice.rate ? waited + choice.waitMs <= longestWaitMs : waited + choice.waitMs < 2'000;
            // Whoever asked for one endpoint only, the head above all, does not stand in its line while others are
            // free.
            const bool elsewhere = call.only != 0 && last && last->is(ErrorClass::Rate) && hasOther(call.only);
            if (choice.waitMs >= 0 && worthIt && !elsewhere) {
                m_waitingForRate += choice.rate ? 1 : 0;
                const auto since = Clock::now();
                auto wait = waitForChange(choice.waitMs);
                co_await wait;
                m_waitingForRate -= choice.rate ? 1 : 0;
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
            co_return tl::unexpected(last ? *last : nobody(call));
        }
        const EntryPtr entry = choice.entry;
        if (!batchFits(*entry, call))
            co_return tl::unexpected(tooManyAtOnce(*entry));
        const Turn turn(*this, entry);
        if (call.checked && m_chainId != 0 && (!entry->verified || identityAlone(*entry, call))) {
            auto checking = check(entry);
            const auto wrong = co_await checking;
            if (wrong) {
                last = *wrong;
                if (!wrong->is(ErrorClass::Rate))
                    tried.insert(entry->settings.id);
                continue;
            }
        }
        auto attempting = attempt(entry, call);
        Outcome outcome = co_await attempting;
        if (outcome)
            co_return outcome;
        last = std::move(outcome.error());
        const bool wide = call.timeoutsToCaller && call.blocks > 1 &&
                          (last->fault.network == "timeout"_L1 || last->fault.code == -32002);
        const bool elsewhere = call.only != 0 && last->is(ErrorClass::Rate) && hasOther(call.only);
        const bool often = last->is(ErrorClass::Rate) && ++rateRefusals >= (call.somebodyWaits ? 4 : 8);
        if (wide || elsewhere || often || !goesElsewhere(last->verdict.kind))
            co_return tl::unexpected(*last);
        if (!last->is(ErrorClass::Rate))
            tried.insert(entry->settings.id);
    }
}

}  // namespace signalbox::rpc
