// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <future>
#include <memory>
#include <optional>

#include "indexing/database_state.h"
#include "indexing/work.h"
#include "metrics/time_account.h"
#include "store/ingest.h"

namespace signalbox::indexing {

/// One transaction of rows, running or just ended.
struct Writing {
    std::vector<qint64> ids;  ///< of the works whose rows it contains
    store::Commit commit;
    WorkKind kind = WorkKind::History;
    bool linked = false;  ///< its headers follow stored ones, or none are stored
};

/// The worker's access to its store. Calls block. One commit can run in a separate thread, which owns the store until
/// settle(). Waiting time is booked as database time.
class StoreLink {
public:
    using Ended = std::function<void(const Writing&, const Expected<Done>&)>;

    /// `ended` is called with the result of a commit in the separate thread, before the next call of the store.
    /// `resumed` is called after it by the event loop of `context` if no call waited for that commit.
    StoreLink(const WorkerClock& clock, metrics::TimeAccounting& time, const DatabaseState& database, QObject* context,
              Ended ended, std::function<void()> resumed);

    void open(std::unique_ptr<store::IngestStore> store) { m_store = std::move(store); }
    void close() { m_store.reset(); }
    bool isOpen() const { return m_store != nullptr; }
    bool isUsable() const { return m_store && !m_database.isStale() && m_database.isDue(); }

    /// Waits for a running commit, then calls with the store (null before open()).
    template <class Call>
    auto call(Call call)
    {
        settle();
        const auto before = enterDatabase();
        auto result = call(m_store.get());
        leaveDatabase(before);
        return result;
    }

    void write(Writing writing);  ///< in a thread of its own; only one at a time
    void settle();                ///< waits for a running commit, if any, and calls `ended`
    bool isWriting() const { return m_beside.has_value(); }
    std::size_t writingRanges() const { return m_beside ? m_beside->writing.ids.size() : 0; }

private:
    struct Beside {
        qint64 serial = 0;
        Writing writing;
        std::future<Expected<Done>> result;
    };
    metrics::TimeAccounting::State enterDatabase();
    void leaveDatabase(metrics::TimeAccounting::State before);

    const WorkerClock& m_clock;
    metrics::TimeAccounting& m_time;
    const DatabaseState& m_database;
    QObject* const m_context;
    Ended m_ended;
    std::function<void()> m_resumed;
    std::unique_ptr<store::IngestStore> m_store;
    std::optional<Beside> m_beside;  ///< declared after the store, so that it ends first
    qint64 m_serial = 0;
};

}  // namespace signalbox::indexing
