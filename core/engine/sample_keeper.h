// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include "alerts/sampler.h"
#include "postgres/session.h"

namespace signalbox::engine {

/// Writes the samples of charts: every 10 s a row for each chain that runs here, rolled up and pruned in the database.
/// While the database is unavailable, rows are kept. Engine thread.
class SampleKeeper {
public:
    explicit SampleKeeper(store::Session& session) : m_session(session) {}

    void observe(const indexing::WorkerStatus& status) { m_sampler.observe(status); }
    void forget(const QString& caip2) { m_sampler.forget(caip2); }
    void close();  ///< makes the rows of a finished span; needs no database
    Expected<Done> write();
    void writeLast();        ///< before the engine ends: writes waiting rows if possible
    Expected<Done> prune();  ///< hourly: the change log; old samples are a maintenance job

private:
    store::Session& m_session;
    Sampler m_sampler;
    QElapsedTimer m_prunedAt;
};

}  // namespace signalbox::engine
