// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/state_worker.h"

#include <QCoreApplication>

#include "ibc/state/checks.h"
#include "signalbox/literals.h"
#include "store/leases.h"
#include "support/log.h"

namespace signalbox::ibc {

namespace {

constexpr std::chrono::seconds beat(5);
const QString application = u"signalbox ibc state"_s;

/// Chains that are stored up to their head here. One that arrives there is compared at once.
QStringList heldChains(store::Transaction& transaction)
{
    QStringList all;
    for (const auto& row : transaction.exec("SELECT h.chain_id FROM ibc.chain_heads h JOIN signalbox.leases l ON "
                                            "l.caip2 = h.caip2 WHERE h.to_head AND "
                                            "l.host = $1 AND l.pid = $2 ORDER BY 1",
                                            {store::thisHost(), qint64(QCoreApplication::applicationPid())}))
        all << store::text(row[0]);
    return all;
}

}  // namespace

StateWorker::StateWorker(const engine::FamilyParts& parts, std::chrono::milliseconds pause)
    : m_pause(pause), m_thread(parts, application, u"ibc state"_s)
{
    m_thread.repeat(std::min<std::chrono::milliseconds>(beat, pause), [this](auto& access) { look(access); });
}

void StateWorker::look(ChainThread::Access& access)
{
    const auto held = access.session.read([](store::Transaction& transaction) { return heldChains(transaction); });
    if (!held)
        return;
    const auto now = std::chrono::steady_clock::now();
    const bool due = now >= m_due;
    QStringList fresh;
    for (const QString& chain : *held)
        if (due || !m_held.contains(chain))
            fresh << chain;
    m_held = *held;
    if (due)
        m_due = now + m_pause;
    for (const QString& chain : fresh) {
        if (access.isStopped())
            return;
        const auto checks =
            Checks(access).run(RouteFilter{chain, {}, store::thisHost(), qint64(QCoreApplication::applicationPid())});
        const QString code = checks ? QString() : checks.error().code;
        if (!checks && code != m_said && checks.error().kind != ErrorKind::Cancelled)
            qCWarning(logEngine).noquote()
                << u"Packets of %1 could not be compared with its state: %2"_s.arg(chain, checks.error().text());
        m_said = code;
    }
}

StateBook::StateBook(const engine::FamilyParts& parts) : m_thread(parts, application, u"ibc checks"_s) {}

QFuture<Expected<std::vector<ChannelCheck>>> StateBook::check(const QString& chainId, const QString& channel)
{
    using Answer = std::vector<ChannelCheck>;
    return m_thread.run<Answer>([chainId, channel](ChainThread::Access& access) -> Expected<Answer> {
        if (!chainId.isEmpty()) {
            const auto known =
                access.session.read([&](store::Transaction& transaction) { return caip2Of(transaction, chainId); });
            if (!known)
                return fail(known.error());
            if (known->isEmpty())
                return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                            Message(QT_TRANSLATE_NOOP("Engine", "%1 is not a chain of this workspace. Add it first."))
                                .arg(chainId));
        }
        auto checks = Checks(access).run(RouteFilter{chainId, channel});
        if (checks) {
            const auto others = access.session.read([&](store::Transaction& transaction) {
                return uncheckable(transaction, RouteFilter{chainId, channel});
            });
            if (!others)
                return fail(others.error());
            checks->insert(checks->end(), others->begin(), others->end());
        }
        if (checks && checks->empty() && !channel.isEmpty())
            return fail(
                ErrorKind::NotFound, "CHANNEL_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "No channel %1 with another chain of this workspace is known. Index both "
                                          "chains first."))
                    .arg(channel));
        return checks;
    });
}

}  // namespace signalbox::ibc
