// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/run.h"

#include "commands/running_commands.h"
#include "signalbox/literals.h"
#include "store/leases.h"

namespace signalbox::engine {

namespace {

constexpr qint64 writeMs = 400;

}  // namespace

bool Run::isOpen() const
{
    return m_commands->find(m_id) != nullptr;
}

bool Run::isStopped() const
{
    return m_commands->isStopped();
}

const CommandStatus& Run::status() const
{
    static const CommandStatus none;
    const auto* entry = m_commands->find(m_id);
    return entry ? entry->status : none;
}

QObject* Run::context() const
{
    return m_commands;
}

void Run::progress(double share, const Message& text, double rate, std::optional<double> remaining) const
{
    auto* entry = m_commands->find(m_id);
    if (!entry)
        return;
    entry->status.progress = share;
    entry->status.progressText = text;
    entry->status.rate = rate;
    entry->status.remainingSeconds = remaining;
    if (entry->written.elapsed() >= writeMs)
        writeProgress();
}

void Run::writeProgress() const
{
    if (auto* entry = m_commands->find(m_id)) {
        entry->written.restart();
        m_commands->writeProgress(*entry);
    }
}

Expected<Intervals> Run::committedBefore() const
{
    return m_commands->queue().doneHeights(m_id);
}

void Run::setCommitted(const Intervals& heights) const
{
    if (auto* entry = m_commands->find(m_id))
        entry->committed = heights;
}

const Intervals& Run::committed() const
{
    static const Intervals none;
    const auto* entry = m_commands->find(m_id);
    return entry ? entry->committed : none;
}

void Run::cancelBy(std::function<void()> cancel) const
{
    if (auto* entry = m_commands->find(m_id))
        entry->cancel = std::move(cancel);
}

Run::TellRate Run::teller() const
{
    const auto* entry = m_commands->find(m_id);
    if (!entry)
        return [](const Message&, double, double) { return false; };
    return [run = *this, interrupted = entry->interrupted](const Message& text, double share, double rate) {
        QMetaObject::invokeMethod(
            run.context(), [run, text, share, rate]() { run.progress(share, text, rate); }, Qt::QueuedConnection);
        return !interrupted->load();
    };
}

Run::Result Run::guarded(const Change& work, bool ends) const
{
    if (!isOpen())
        return fail(stopping());
    CommandHost& host = m_commands->host();
    const QString target = status().target;
    const ChainUnit* unit = host.unit(target);
    const qint64 epoch = unit && unit->isHeld() ? unit->epoch() : 0;
    store::Session& session = host.session();
    return session.write([&](store::Transaction& transaction) -> Result {
        if (epoch > 0)
            if (const auto ours = store::Leases::stand(transaction, target, epoch); !ours)
                return fail(ours.error());
        if (const auto ours = m_commands->queue().stillOurs(transaction, m_id); !ours)
            return fail(ours.error());
        auto result = work(session);
        if (result && ends)
            if (const auto told = m_commands->queue().finish(m_id, CommandState::Done, *result); !told)
                return fail(told.error());
        return result;
    });
}

void Run::change(const Change& work, const std::function<void()>& after) const
{
    const auto done = guarded(work, true);
    if (!done)
        return finish(fail(done.error()));
    if (after)
        after();
    ended(*done);
}

void Run::inThread(Work work, std::function<void(const Result&)> then) const
{
    auto* entry = m_commands->find(m_id);
    if (!entry)
        return;
    entry->thread =
        std::make_unique<SessionThread>(m_commands->host().parts().database.withApplication(u"signalbox job"_s));
    const auto future =
        entry->thread->run<QJsonObject>([work = std::move(work), tell = teller()](store::Session& session) -> Result {
            return work(session, [&tell](const Message& text, double share) { return tell(text, share, 0); });
        });
    entry->cancel = [interrupted = entry->interrupted] { interrupted->store(true); };
    whenDone(future, [run = *this, then = std::move(then)](const Result& result) {
        if (auto* done = run.m_commands->find(run.m_id))
            done->thread.reset();
        if (then)
            then(result);
        else
            run.finish(result);
    });
}

void Run::finish(const Result& result) const
{
    m_commands->finish(m_id, result);
}

void Run::ended(const QJsonObject& result) const
{
    m_commands->ended(m_id, CommandState::Done, result, {});
}

}  // namespace signalbox::engine
