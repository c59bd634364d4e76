// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/held_bar.h"

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

namespace {
const QString source = u"triggers/held"_s;
}

void HeldBar::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    m_held = 0;
    m_bars->setMessages(source, {});
}

void HeldBar::setHeld(qint64 count)
{
    if (std::exchange(m_held, count) == count)
        return;
    if (count > 0)
        return ask();
    m_answer.drop();
    show({});
}

void HeldBar::ask()
{
    if (!m_engine || !m_engine->actions())
        return;
    ActionFilter filter;
    filter.states = {JobState::Held};
    filter.limit = most;
    m_answer.ask(m_engine->actions()->jobs(filter), this, [this](const Expected<std::vector<ActionJob>>& answer) {
        if (answer)
            show(*answer);
    });
}

void HeldBar::show(const std::vector<ActionJob>& jobs)
{
    m_ids.clear();
    for (const ActionJob& job : jobs)
        m_ids.push_back(job.id);
    if (jobs.empty())
        return m_bars->setMessages(source, {});
    const bool oneReason =
        std::all_of(jobs.begin(), jobs.end(), [&](const ActionJob& job) { return job.reason == jobs.front().reason; });
    BarMessage message;
    message.key = source;
    message.state = State::Slow;
    message.what = tr("%n actions wait for your decision.", nullptr, format::plural(qint64(jobs.size())));
    message.text =
        oneReason ? format::safe(engineWords(jobs.front().reason)) : tr("They are held for several reasons.");
    message.dismissible = true;
    message.whole = true;
    message.actions = {{u"send"_s, tr("Send now"), false, [this] { decide(true); }},
                       {u"discard"_s, tr("Discard"), false, [this] { decide(false); }},
                       {u"show"_s, tr("Show"), true, [this] { Q_EMIT showWanted(); }}};
    m_bars->setMessages(source, {message});
}

void HeldBar::decide(bool send)
{
    if (!m_engine || !m_engine->actions() || m_ids.empty())
        return;
    ActionQueries* actions = m_engine->actions();
    whenAnswered(send ? actions->replay(m_ids) : actions->discard(m_ids), this, [this](const Expected<qint64>& answer) {
        if (!answer)
            return fail(answer.error());
        ask();
    });
}

void HeldBar::fail(const Error& error)
{
    BarMessage message;
    message.key = source + u"/failed"_s;
    message.state = State::Error;
    message.what = tr("The held actions were not changed.");
    message.text = engineWords(error);
    m_bars->post(message);
}

}  // namespace signalbox::ui
