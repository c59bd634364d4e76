// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/truth/truth_worker.h"

#include <QCoreApplication>

#include "balances/balances_set.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/leases.h"
#include "support/log.h"

namespace signalbox::balances {

namespace {

constexpr std::chrono::seconds firstPause(15), longestPause(600);

}  // namespace

Expected<std::unique_ptr<evm::ContractReader>> openContracts(store::Session& session, const engine::FamilyParts& parts,
                                                             const QString& caip2, evm::CallPace pace)
{
    store::Chains chains(session);
    engine::WorkerInput input;
    auto row = chains.find(caip2);
    if (!row)
        return fail(row.error());
    input.chain = std::move(*row);
    auto endpoints = chains.endpoints(caip2);
    if (!endpoints)
        return fail(endpoints.error());
    input.endpoints = std::move(*endpoints);
    auto settings = engine::endpointSettings(*parts.endpointSecrets, input);
    if (!settings)
        return fail(settings.error());
    const qint64 id = caip2.section(u':', 1).toLongLong();
    return evm::ContractReader::open(id, std::move(*settings), parts.rates, evm::multicallOf(id), pace);
}

TruthWorker::TruthWorker(engine::FamilyParts parts, std::chrono::milliseconds look)
    : m_parts(std::move(parts)),
      m_look(look),
      m_session(m_parts.database.withApplication(u"signalbox balances"_s)),
      m_thread(QThread::create([this] { loop(); }))
{
    m_thread->setObjectName(u"truth"_s);
    m_thread->start();
}

TruthWorker::~TruthWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        if (m_home)
            QMetaObject::invokeMethod(m_home, [this] {
                m_feed->cancel();
                for (auto& [caip2, chain] : m_chains)
                    if (chain.truth)
                        chain.truth->cancel();
            });
    }
    m_wake.notify_all();
    m_session.abandon();
    m_thread->wait();
}

bool TruthWorker::waitFor(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

void TruthWorker::loop()
{
    QObject home;
    PriceFeed feed(m_session, m_parts.endpointSecrets);
    {
        const std::lock_guard lock(m_mutex);
        m_home = &home;
        m_feed = &feed;
    }
    bool more = false;
    while (waitFor(more ? std::chrono::milliseconds(0) : m_look)) {
        const auto done = turn();
        more = done && *done;
        askFeed(feed);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    m_chains.clear();
    const std::lock_guard lock(m_mutex);
    m_home = nullptr;
}

/// The chains whose lease this process holds, each with a text that changes with its endpoints.
Expected<std::map<QString, QString>> TruthWorker::held()
{
    return m_session.read([](store::Transaction& transaction) {
        std::map<QString, QString> all;
        for (const auto& row : transaction.exec(
                 "SELECT c.caip2, coalesce((SELECT md5(string_agg(e::text, '|' ORDER BY e.id)) FROM (SELECT id, url, "
                 "secret_ref, priority, enabled, limits, options FROM signalbox.endpoints n WHERE n.caip2 = c.caip2) "
                 "e), "
                 "'') FROM signalbox.chains c JOIN signalbox.leases l ON l.caip2 = c.caip2 JOIN signalbox.streams s ON "
                 "s.caip2 = c.caip2 AND s.stream = $3 AND s.removed_at IS NULL WHERE c.state = 'active' AND l.host = "
                 "$1 "
                 "AND l.pid = $2 ORDER BY c.caip2",
                 {store::thisHost(), qint64(QCoreApplication::applicationPid()), stream}))
            all.emplace(store::text(row[0]), store::text(row[1]));
        return all;
    });
}

Expected<bool> TruthWorker::turn()
{
    const auto wanted = held();
    if (!wanted)
        return fail(wanted.error());
    std::erase_if(m_chains, [&](const auto& entry) { return !wanted->contains(entry.first); });
    bool any = false;
    for (const auto& [caip2, endpoints] : *wanted) {
        Chain& chain = m_chains[caip2];
        if (chain.endpoints != endpoints) {
            chain = Chain();
            chain.endpoints = endpoints;
        }
        if (Clock::now() < chain.notBefore)
            continue;
        const auto did = work(caip2, chain);
        if (!waitFor(std::chrono::milliseconds(0)))
            return false;
        if (!did) {
            failed(caip2, chain, did.error());
            continue;
        }
        chain.failures = 0;
        chain.said.clear();
        any = any || *did;
    }
    return any;
}

Expected<bool> TruthWorker::work(const QString& caip2, Chain& chain)
{
    if (!chain.truth) {
        auto reader = openContracts(m_session, m_parts, caip2);
        if (!reader)
            return fail(reader.error());
        chain.truth = std::make_unique<ChainTruth>(m_session, caip2.section(u':', 1).toLongLong(), std::move(*reader));
    }
    return chain.truth->step();
}

void TruthWorker::askFeed(PriceFeed& feed)
{
    const auto asked = feed.step();
    const QString code = asked ? QString() : asked.error().code;
    if (!asked && code != m_feedSaid && asked.error().kind != ErrorKind::Retryable)
        qCWarning(logEngine).noquote() << u"The price feed could not be read: %1"_s.arg(asked.error().text());
    m_feedSaid = code;
}

void TruthWorker::failed(const QString& caip2, Chain& chain, const Error& error)
{
    const auto pause = std::min<Clock::duration>(firstPause * (1 << std::min(chain.failures++, 6)), longestPause);
    chain.notBefore = Clock::now() + pause;
    if (chain.said == error.code || error.kind == ErrorKind::Cancelled)
        return;
    chain.said = error.code;
    qCWarning(logEngine).noquote() << u"Balances of %1 cannot be compared with its contracts now: %2"_s.arg(
        caip2, error.text());
}

}  // namespace signalbox::balances
