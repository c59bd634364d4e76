// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/endpoint_questions.h"

#include <algorithm>

#include "probing/probe_family.h"
#include "secrets/endpoint_secrets.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "store/chains.h"

namespace signalbox::engine {

namespace {

constexpr int probeTimeoutMs = 45'000;

Expected<std::vector<ChainPreset>> allPresets(const Families& families)
{
    std::vector<ChainPreset> all;
    for (const auto& family : families.all()) {
        const auto some = family->presets();
        if (!some)
            return fail(some.error());
        all.insert(all.end(), some->begin(), some->end());
    }
    return all;
}

Expected<std::vector<EndpointDraft>> resolvedAll(EndpointSecrets& secrets, std::vector<EndpointDraft> drafts)
{
    for (EndpointDraft& draft : drafts) {
        auto whole = secrets.resolve(draft);
        if (!whole)
            return fail(whole.error());
        draft = std::move(*whole);
    }
    return drafts;
}

Error tooSlow(const QString& url)
{
    return Error::make(
        ErrorKind::Unavailable, "PROBE_TIMEOUT",
        Message(QT_TRANSLATE_NOOP(
                    "Engine", "%1 did not answer the questions within %2 s. Check the URL, or use a faster endpoint."))
            .arg(maskedUrl(url))
            .arg(probeTimeoutMs / 1000));
}

}  // namespace

EndpointQuestions::EndpointQuestions(std::shared_ptr<const EngineParts> parts, SessionThread& database, NetThread& net)
    : m_parts(std::move(parts)), m_database(database), m_net(net)
{
}

QFuture<Expected<std::vector<ChainPreset>>> EndpointQuestions::presets()
{
    // In the other thread, because the first call reads a file.
    return m_net.run<std::vector<ChainPreset>>([](NetThread& net) -> QCoro::Task<Expected<std::vector<ChainPreset>>> {
        co_return allPresets(net.families());
    });
}

QFuture<Expected<ProbeReport>> EndpointQuestions::probe(const EndpointDraft& endpoint, const QString& family)
{
    return m_net.runWithin<ProbeReport>(
        probeTimeoutMs, tooSlow(endpoint.url),
        [secrets = m_parts->endpointSecrets, endpoint, family](NetThread& net) -> QCoro::Task<Expected<ProbeReport>> {
            const auto whole = secrets->resolve(endpoint);
            return probeFamily(net, whole ? *whole : endpoint, family, {});
        });
}

QFuture<Expected<ProbeReport>> EndpointQuestions::probeStored(const QString& caip2, qint64 endpoint)
{
    auto promise = std::make_shared<QPromise<Expected<ProbeReport>>>();
    promise->start();
    m_database.post([this, secrets = m_parts->endpointSecrets, caip2, endpoint, promise](store::Session* session) {
        const auto answer = [promise](Expected<ProbeReport> report) {
            promise->addResult(std::move(report));
            promise->finish();
        };
        if (!session)
            return answer(fail(stopping()));
        const auto rows = store::Chains(*session).endpoints(caip2);
        if (!rows)
            return answer(fail(rows.error()));
        const auto row = std::find_if(rows->begin(), rows->end(),
                                      [&](const store::EndpointRow& each) { return each.id == endpoint; });
        if (row == rows->end())
            return answer(
                fail(ErrorKind::NotFound, "ENDPOINT_UNKNOWN",
                     Message(QT_TRANSLATE_NOOP("Engine",
                                               "%1 has no endpoint %2. signalbox-cli endpoint list %1 shows them."))
                         .arg(caip2)
                         .arg(endpoint)));
        const auto whole = secrets->resolve(*row);
        if (!whole)
            return answer(fail(whole.error()));
        m_net
            .runWithin<ProbeReport>(probeTimeoutMs, tooSlow(row->url),
                                    [whole = *whole, caip2](NetThread& net) {
                                        return probeFamily(net, whole, caip2.section(QLatin1Char(':'), 0, 0), caip2);
                                    })
            .then([answer](const Expected<ProbeReport>& report) { answer(report); });
    });
    return promise->future();
}

/// Endpoints of a chain in the workspace, if the draft names none.
template <class T>
QFuture<Expected<T>> EndpointQuestions::askChain(const ChainDraft& chain,
                                                 std::function<QCoro::Task<Expected<T>>(Prober&, ChainDraft)> ask)
{
    auto promise = std::make_shared<QPromise<Expected<T>>>();
    promise->start();
    m_database.post(
        [this, secrets = m_parts->endpointSecrets, chain, ask = std::move(ask), promise](store::Session* session) {
            auto answer = [&](const Error& error) {
                promise->addResult(Expected<T>(fail(error)));
                promise->finish();
            };
            if (!session)
                return answer(stopping());
            if (!m_parts->families->find(chain.family))
                return answer(m_parts->families->unknown(chain.family));
            ChainDraft whole = chain;
            if (whole.endpoints.empty()) {
                const auto rows = store::Chains(*session).endpoints(chain.caip2);
                if (!rows)
                    return answer(rows.error());
                for (const store::EndpointRow& row : *rows)
                    if (row.enabled)
                        whole.endpoints.push_back(EndpointSecrets::draft(row));
            }
            const auto endpoints = resolvedAll(*secrets, whole.endpoints);
            if (!endpoints)
                return answer(endpoints.error());
            whole.endpoints = *endpoints;
            if (!m_net.post([net = &m_net, whole, ask, promise] {
                    NetThread::deliver<T>(ask(*net->prober(whole.family), whole), promise);
                }))
                answer(stopping());
        });
    return promise->future();
}

QFuture<Expected<TokenInfo>> EndpointQuestions::token(const ChainDraft& chain, const QString& address)
{
    return askChain<TokenInfo>(
        chain, [address](Prober& prober, ChainDraft whole) { return prober.tokenInfo(whole.endpoints, address); });
}

QFuture<Expected<std::vector<StartChoice>>> EndpointQuestions::startChoices(const ChainDraft& chain,
                                                                            const QDateTime& date, int lastDays)
{
    return askChain<std::vector<StartChoice>>(chain, [date, lastDays](Prober& prober, ChainDraft whole) {
        return prober.startChoices(std::move(whole), date, lastDays);
    });
}

}  // namespace signalbox::engine
