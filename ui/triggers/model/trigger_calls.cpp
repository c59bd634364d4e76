// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/trigger_calls.h"

#include "models/answer.h"
#include "signalbox/trigger_queries.h"

namespace signalbox::ui {

TriggerQueries* TriggerCalls::queries() const
{
    return m_engine ? m_engine->triggers() : nullptr;
}

template <class T, class Handler>
void TriggerCalls::call(QFuture<Expected<T>> future, const QString& what, Handler handler)
{
    ++m_open;
    Q_EMIT busyChanged();
    whenAnswered(std::move(future), this, [this, what, handler = std::move(handler)](const Expected<T>& answer) {
        --m_open;
        if (answer)
            handler(*answer);
        else
            Q_EMIT failed(what, answer.error());
        Q_EMIT busyChanged();
    });
}

void TriggerCalls::save(const Trigger& trigger)
{
    if (!queries())
        return;
    ++m_open;
    Q_EMIT busyChanged();
    whenAnswered(queries()->save(trigger), this, [this, trigger](const Expected<Trigger>& answer) {
        --m_open;
        if (answer)
            Q_EMIT saved(*answer);
        else if (answer.error().code == u"TRIGGER_CHANGED"_s)
            Q_EMIT conflicted(trigger);
        else
            Q_EMIT failed(tr("The trigger was not saved."), answer.error());
        Q_EMIT busyChanged();
    });
}

void TriggerCalls::overwrite(const Trigger& trigger)
{
    if (queries())
        call(queries()->trigger(trigger.id), tr("The trigger was not saved."), [this, trigger](const Trigger& theirs) {
            Trigger mine = trigger;
            mine.updatedAt = theirs.updatedAt;
            save(mine);
        });
}

void TriggerCalls::change(QFuture<Expected<Done>> future, const QString& id, const QString& what)
{
    call(std::move(future), what, [this, id](const Done&) { Q_EMIT changed(id); });
}

void TriggerCalls::setEnabled(const QString& id, bool enabled)
{
    if (queries())
        change(queries()->setEnabled(id, enabled), id,
               enabled ? tr("The trigger was not enabled.") : tr("The trigger was not disabled."));
}

void TriggerCalls::resetState(const QString& id)
{
    if (queries())
        change(queries()->resetState(id), id, tr("The counters were not reset."));
}

void TriggerCalls::resetBreaker(const QString& id)
{
    if (queries())
        change(queries()->resetBreaker(id), id, tr("The breaker was not reset."));
}

void TriggerCalls::skipGap(const QString& id)
{
    if (queries())
        change(queries()->skipGap(id), id, tr("The gap was not skipped."));
}

void TriggerCalls::remove(const QString& id)
{
    if (queries())
        call(queries()->remove(id), tr("The trigger was not deleted."),
             [this, id](const Done&) { Q_EMIT removed(id); });
}

}  // namespace signalbox::ui
