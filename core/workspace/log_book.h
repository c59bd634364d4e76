// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "signalbox/queries.h"

namespace signalbox::engine {

/// The newest log entries in memory, per chain and all together; thread-safe. While it exists it is a sink of the log.
class LogBook {
public:
    explicit LogBook(const QString& file);  ///< empty for no file
    ~LogBook();
    LogBook(const LogBook&) = delete;
    LogBook& operator=(const LogBook&) = delete;

    std::vector<LogEntry> recent(const QString& caip2, int limit) const;  ///< newest last; empty caip2 for all chains
    /// Called in the thread that logged; it must only pass the entry on.
    void setListener(std::function<void(const LogEntry&)> listener);
    void add(const LogEntry& entry);

    static constexpr size_t keepPerChain = 200, keepAll = 4000;
    static constexpr qint64 readBackBytes = 256 * 1024;

private:
    void readBack(const QString& file);
    struct State;  ///< shared with the sink, because another thread may be in it while the book is destroyed
    std::shared_ptr<State> m_state;
    std::vector<int> m_sinks;
};

}  // namespace signalbox::engine
