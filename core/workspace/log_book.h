// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "signalbox/queries.h"

namespace signalbox::engine {

/// The newest log entries in memory, per chain and all together; thread-safe. While it lives it is one of the log's
/// sinks.
class LogBook {
public:
    explicit LogBook(const QString& file);  ///< empty: no file
    ~LogBook();
    LogBook(const LogBook&) = delete;
    LogBook& operator=(const LogBook&) = delete;

    std::vector<LogEntry> recent(const QString& caip2, int limit) const;  ///< newest last; empty caip2: of all
    /// Called in the thread that logged; it must only hand the entry on.
    void setListener(std::function<void(const LogEntry&)> listener);
    void add(const LogEntry& entry);

    static constexpr size_t keepPerChain = 200, keepAll = 4000;
    static constexpr qint64 readBackBytes = 256 * 1024;

private:
    void readBack(const QString& file);
    struct State;  ///< shared with the sink: another thread may be inside it while the book goes away
    std::shared_ptr<State> m_state;
    std::vector<int> m_sinks;
};

}  // namespace signalbox::engine
