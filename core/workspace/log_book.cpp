// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/log_book.h"

#include <QFile>
#include <algorithm>
#include <deque>
#include <map>
#include <mutex>

#include "support/log.h"

namespace signalbox::engine {

struct LogBook::State {
    mutable std::mutex mutex;
    std::deque<LogEntry> all;
    std::map<QString, std::deque<LogEntry>> byChain;
    std::function<void(const LogEntry&)> listener;

    void add(const LogEntry& entry);
};

void LogBook::State::add(const LogEntry& entry)
{
    const std::lock_guard lock(mutex);
    all.push_back(entry);
    if (all.size() > keepAll)
        all.pop_front();
    if (!entry.caip2.isEmpty()) {
        auto& list = byChain[entry.caip2];
        list.push_back(entry);
        if (list.size() > keepPerChain)
            list.pop_front();
    }
    if (listener)
        listener(entry);
}

LogBook::LogBook(const QString& file) : m_state(std::make_shared<State>())
{
    if (!file.isEmpty())
        readBack(file);
    m_sinks.push_back(addLogSink([state = m_state](const LogEntry& entry) { state->add(entry); }));
    if (!file.isEmpty())
        m_sinks.push_back(addLogSink(fileLogSink(file)));
}

/// The entries logged before this start, which may show why the previous session ended.
void LogBook::readBack(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    if (file.size() > readBackBytes) {
        file.seek(file.size() - readBackBytes);
        (void)file.readLine();  // skips a partial line
    }
    while (!file.atEnd()) {
        const LogEntry entry = logEntryFromLine(QString::fromUtf8(file.readLine()).trimmed());
        if (entry.at.isValid())
            m_state->add(entry);
    }
}

LogBook::~LogBook()
{
    for (const int sink : m_sinks)
        removeLogSink(sink);
    setListener({});
}

void LogBook::add(const LogEntry& entry)
{
    m_state->add(entry);
}

void LogBook::setListener(std::function<void(const LogEntry&)> listener)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->listener = std::move(listener);
}

std::vector<LogEntry> LogBook::recent(const QString& caip2, int limit) const
{
    const std::lock_guard lock(m_state->mutex);
    const std::deque<LogEntry>* list = &m_state->all;
    if (!caip2.isEmpty()) {
        const auto found = m_state->byChain.find(caip2);
        if (found == m_state->byChain.end())
            return {};
        list = &found->second;
    }
    const size_t count = std::min(list->size(), size_t(std::max(limit, 0)));
    return {list->end() - qsizetype(count), list->end()};
}

}  // namespace signalbox::engine
