// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/command_feed.h"

#include "models/answer.h"

namespace signalbox::ui {

CommandFeed::CommandFeed(QObject* parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &CommandFeed::changed);
}

void CommandFeed::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    m_own.clear();
    if (!engine) {
        ++m_ticket;
        m_loading = false;
        return;
    }
    connect(engine, &Engine::commandChanged, this, &CommandFeed::take);
    connect(engine, &Engine::jobChanged, this, &CommandFeed::takeExport);
    if (m_watched)
        load();
}

void CommandFeed::setWatched(bool watched)
{
    if (m_watched == watched)
        return;
    m_watched = watched;
    if (watched)
        load();
}

void CommandFeed::load()
{
    if (!m_engine)
        return;
    const quint64 ticket = ++m_ticket;
    m_loading = true;
    whenAnswered(m_engine->commands(limit), this, [this, ticket](const Expected<std::vector<CommandStatus>>& answer) {
        if (ticket != m_ticket)
            return;
        m_loading = false;
        m_error.reset();
        if (answer)
            m_commands = *answer;
        else
            m_error = answer.error();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

QUuid CommandFeed::submit(const Command& command)
{
    if (!m_engine)
        return {};
    m_own.push_back(m_engine->submit(command));
    return m_own.back();
}

void CommandFeed::take(const CommandStatus& status)
{
    const auto own = std::find(m_own.begin(), m_own.end(), status.request);
    if (own != m_own.end() && isFinal(status.state)) {
        m_own.erase(own);
        Q_EMIT ended(status);
    }
    if (!m_watched)
        return;
    const auto same = std::find_if(m_commands.begin(), m_commands.end(), [&](const CommandStatus& each) {
        return each.id > 0 ? each.id == status.id : each.request == status.request;
    });
    if (same != m_commands.end())
        *same = status;
    else
        m_commands.insert(m_commands.begin(), status);
    if (!m_soon.isActive())
        m_soon.start();
}

void CommandFeed::takeExport(const JobStatus& status)
{
    const auto same =
        std::find_if(m_exports.begin(), m_exports.end(), [&](const JobStatus& each) { return each.id == status.id; });
    if (same == m_exports.end()) {
        m_exports.insert(m_exports.begin(), status);
    } else {
        const QString file = same->file;
        *same = status;
        if (same->file.isEmpty())
            same->file = file;
    }
    if (!m_soon.isActive())
        m_soon.start();
}

}  // namespace signalbox::ui
