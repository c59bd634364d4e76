// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPromise>

#include "postgres/session_thread.h"
#include "triggers/model/evaluate.h"
#include "triggers/rows/event_rows.h"
#include "users/current_user.h"

namespace signalbox::triggers {

/// A dry run over all events since a time, in pages: the thread answers other questions between them. It ends early if
/// its future is canceled.
class DryRunJob : public std::enable_shared_from_this<DryRunJob> {
public:
    static constexpr int pageEvents = 20'000;

    DryRunJob(engine::SessionThread& thread, users::SignedIn user, Trigger trigger, const QDateTime& from, int limit,
              int page = pageEvents);
    QFuture<Expected<DryRun>> start();

private:
    void next();
    Expected<bool> page(store::Session& session);  ///< whether there are more
    bool begin(store::Transaction& transaction);

    engine::SessionThread& m_thread;  ///< runs this, so it outlives it
    users::SignedIn m_user;
    Trigger m_trigger;
    int m_limit;
    EventFilter m_filter;
    std::optional<DryRunner> m_runner;
    QPromise<Expected<DryRun>> m_promise;
};

}  // namespace signalbox::triggers
