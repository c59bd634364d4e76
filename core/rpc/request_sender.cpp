// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/request_sender.h"

#include "rpc/batch_rules.h"
#include "rpc/json_rpc.h"
#include "rpc/rate/rate_words.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

using namespace std::chrono_literals;

namespace {

constexpr qint64 rateStep = 500;  // ms

QUrl withPath(QUrl url, const QByteArray& path)
{
    QString base = url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    const qsizetype mark = path.indexOf('?');
    url.setPath(base + QString::fromLatin1(mark < 0 ? path : path.left(mark)), QUrl::TolerantMode);
    if (mark >= 0) {
        const QString own = url.query(QUrl::FullyEncoded), query = QString::fromLatin1(path.mid(mark + 1));
        url.setQuery(own.isEmpty() ? query : own + u'&' + query, QUrl::TolerantMode);
    }
    return url;
}

}  // namespace

RequestSender::RequestSender(const EndpointList& endpoints, HeadChoice& heads, Cancellation cancellation)
    : m_endpoints(endpoints), m_heads(heads), m_cancellation(std::move(cancellation)), m_http(m_cancellation)
{
}

QCoro::Task<Outcome> RequestSender::send(EntryPtr entry, Call call)
{
    RateBucket::Place place(*entry->bucket, entry->costOf(call.method, call.count), call.first || call.somebodyWaits);
    while (const qint64 left = place.wait()) {
        ++m_waitingForRate;
        auto sleep = sleepFor(m_cancellation, std::min(left, rateStep));
        co_await sleep;
        --m_waitingForRate;
        if (m_cancellation.isRequested())
            co_return tl::unexpected(nobody(call));
        if (!BatchRules::fits(*entry, call))
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
    if (!fault && answer.newConnection && call.checked && m_check && Clock::now() - entry->verifiedAt > 2s) {
        auto checking = m_check(entry);  // another server may answer a new connection
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
        entry->batch.accepted(call.count);
    entry->succeeded(answer.milliseconds, call.count);
    co_return Served{entry->settings.id, static_cast<qint64>(answer.body->size()), answer.milliseconds};
}

Refusal RequestSender::refuse(EndpointEntry& entry, Fault fault, const Call& call, RateLearner::Id sent)
{
    fault.message = entry.settings.redact(fault.message);
    fault.data = entry.settings.redact(fault.data);
    Refusal refusal;
    refusal.endpoint = entry.settings.id;
    refusal.calls = call.count;
    const auto judged = call.judge ? call.judge(fault) : std::nullopt;
    refusal.verdict = judged ? *judged : classify(fault, call.blocks);
    if (call.count > 1 && (fault.code == -32600 || fault.message.contains("batch"_L1, Qt::CaseInsensitive)))
        refusal.verdict.kind = ErrorClass::TooLarge;  // not the endpoint's fault: fewer at once, or one by one
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
    if (refusal.is(ErrorClass::Transient) || refusal.is(ErrorClass::Auth) || refusal.is(ErrorClass::Billing))
        m_heads.drop(entry.settings.id);
    return refusal;
}

Refusal RequestSender::nobody(const Call& call) const
{
    Refusal refusal;
    if (m_cancellation.isRequested()) {
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
    // A single endpoint's own failure is more informative than the general sentence.
    for (const EntryPtr& entry : m_endpoints.all()) {
        const auto failure = entry->snapshot(Clock::now()).failure;
        if (failure && (call.only == 0 || call.only == entry->settings.id) && entry->settings.enabled) {
            refusal.error = failure->error;
            refusal.endpoint = entry->settings.id;
        }
    }
    const bool capped =
        call.blocks > 0 && std::any_of(m_endpoints.all().begin(), m_endpoints.all().end(), [&](const EntryPtr& entry) {
            return entry->settings.enabled && entry->maxBlocks > 0 && entry->maxBlocks < call.blocks;
        });
    if (capped) {
        refusal.verdict.kind = ErrorClass::RangeHint;
        refusal.verdict.cap = m_endpoints.widestRange();
    }
    if (const auto at = m_endpoints.nextTry(); at && *at != Clock::time_point::max())
        refusal.error.retryAfterMs = millisecondsUntil(*at, Clock::now());
    return refusal;
}

/// Not sent at all: the endpoint would always refuse it.
Refusal RequestSender::tooManyAtOnce(const EndpointEntry& entry)
{
    Refusal refusal;
    refusal.endpoint = entry.settings.id;
    refusal.smallerBatch = true;
    refusal.verdict.kind = ErrorClass::TooLarge;
    refusal.error = toError(refusal.fault, refusal.verdict, entry.settings.masked());
    return refusal;
}

}  // namespace signalbox::rpc
