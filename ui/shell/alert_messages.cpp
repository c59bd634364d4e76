// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/alert_messages.h"

#include <QDateTime>

#include "actions/action_notes.h"
#include "language/engine_words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

QString errorText(const Error& error)
{
    return engineWords(error);
}

AlertMessages::AlertMessages(MessageStack* stack, std::function<void(const QString&)> go, QObject* parent)
    : QObject(parent), m_stack(stack), m_go(std::move(go))
{
}

void AlertMessages::retry(const QStringList& chains) const
{
    if (!m_engine)
        return;
    for (const QString& chain : chains)
        ActionNotes::expectIn(m_stack, m_engine->submit({arguments::RetryNow{}, chain, {}}));
}

namespace {

QString nextTry(const Failure& failure, const QDateTime& now)
{
    if (!failure.nextTryAt.isValid())
        return AlertMessages::tr("Not retried automatically.");
    if (failure.nextTryAt <= now)
        return AlertMessages::tr("Retrying now.");
    return AlertMessages::tr("Next attempt %1.", "in 8 s").arg(format::inTime(failure.nextTryAt, now));
}

bool outOfReach(const ChainSnapshot& chain)
{
    return chain.failure && chain.failure->error.kind == ErrorKind::Unavailable &&
           (chain.failure->error.code == u"NETWORK_GONE"_s || chain.failure->error.code == u"ALL_ENDPOINTS_DOWN"_s ||
            chain.failure->error.code == u"NO_ENDPOINT"_s);
}

}  // namespace

BarMessage AlertMessages::chainMessage(const ChainSnapshot& chain, const QDateTime& now) const
{
    const Failure& failure = *chain.failure;
    const QString shown = format::safe(chain.name);
    BarMessage message;
    const bool stopped = chain.state == ChainState::Error;
    // A message dismissed as slow is shown again when the chain stops, and when only the operator can resume it.
    message.key =
        u"troubles/"_s + chain.caip2 + (stopped ? u"/stopped/"_s + QLatin1String(name(failure.error.kind)) : QString());
    message.state = stopped ? State::Error : State::Slow;
    if (chain.state == ChainState::Slow)
        message.what = tr("%1 has been slow since %2:", "chain, time").arg(shown, format::clock(failure.since));
    else if (stopped)
        message.what = tr("%1 stopped at %2:", "chain, time").arg(shown, format::clock(failure.since));
    else
        message.what = tr("%1 has had errors since %2:", "chain, time").arg(shown, format::clock(failure.since));
    message.text = joinSentences({errorText(failure.error), nextTry(failure, now)});
    message.whole = true;  // the next attempt is at the end
    if (m_moveKeys && failure.error.code.startsWith(u"KEYCHAIN_"_s))
        message.actions.push_back({u"file"_s, tr("Use an encrypted file…"), false, m_moveKeys});
    message.actions.push_back({u"try"_s, tr("Retry now"), false, [this, id = chain.caip2] { retry({id}); }});
    message.actions.push_back(
        {u"details"_s, tr("Details"), true, [this, id = chain.caip2] { m_go(u"chains/"_s + id); }});
    return message;
}

std::vector<BarMessage> AlertMessages::messagesFor(const WorkspaceSnapshot& snapshot, const QDateTime& now) const
{
    std::vector<BarMessage> messages;
    if (snapshot.failure) {
        BarMessage message;
        message.key = u"troubles/workspace"_s;
        message.state = State::Error;
        const QString at = format::clock(snapshot.failure->since);
        message.what = snapshot.engine == EngineState::DatabaseAway
                           ? tr("The database has been unreachable since %1:").arg(at)
                           : tr("The engine has had errors since %1:").arg(at);
        message.text = errorText(snapshot.failure->error);
        if (snapshot.failure->nextTryAt.isValid())
            message.text = joinSentences({message.text, nextTry(*snapshot.failure, now)});
        message.dismissible = false;
        messages.push_back(std::move(message));
    }
    std::vector<const ChainSnapshot*> working, gone, others;
    for (const ChainSnapshot& chain : snapshot.chains) {
        if (chain.state == ChainState::Paused || chain.state == ChainState::Deleted ||
            chain.state == ChainState::Deleting || !chain.live)
            continue;
        working.push_back(&chain);
        if (!chain.failure)
            continue;
        (outOfReach(chain) ? gone : others).push_back(&chain);
    }
    if (gone.size() >= 2 && gone.size() == working.size()) {
        QDateTime since = gone.front()->failure->since, next;
        QStringList ids;
        for (const ChainSnapshot* chain : gone) {
            since = qMin(since, chain->failure->since);
            if (chain->failure->nextTryAt.isValid() && (!next.isValid() || chain->failure->nextTryAt < next))
                next = chain->failure->nextTryAt;
            ids << chain->caip2;
        }
        BarMessage message;
        message.key = u"troubles/network"_s;
        message.state = State::Error;
        message.what = tr("Offline since %1:").arg(format::clock(since));
        message.text = tr("no endpoint of any chain is reachable. No data is lost, and stored data can be queried.");
        if (next.isValid())
            message.text = joinSentences(
                {message.text,
                 next <= now ? tr("Retrying now.") : tr("Next attempt %1.", "in 8 s").arg(format::inTime(next, now))});
        message.actions.push_back({u"try"_s, tr("Retry now"), false, [this, ids] { retry(ids); }});
        messages.push_back(std::move(message));
    } else {
        others.insert(others.end(), gone.begin(), gone.end());
    }
    std::stable_sort(others.begin(), others.end(), [](const ChainSnapshot* a, const ChainSnapshot* b) {
        return severity(a->state) > severity(b->state);
    });
    for (const ChainSnapshot* chain : others)
        messages.push_back(chainMessage(*chain, now));
    return messages;
}

void AlertMessages::set(const WorkspaceSnapshot& snapshot)
{
    m_stack->setMessages(u"troubles"_s, messagesFor(snapshot, QDateTime::currentDateTimeUtc()));
}

void AlertMessages::clear()
{
    m_stack->setMessages(u"troubles"_s, {});
}

}  // namespace signalbox::ui
