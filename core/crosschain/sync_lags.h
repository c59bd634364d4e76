// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <vector>

#include "postgres/session.h"
#include "signalbox/sync_queries.h"

namespace signalbox::layers {

/// canopyx.sync_lags: how far global tables lag behind the head, only for those that lag more than their chain does.
/// Together with the chain's own lag (samples) this gives a line per cell.
class SyncLags {
public:
    explicit SyncLags(store::Session& session) : m_session(session) {}

    struct Row {
        QString caip2, entity;
        double seconds = 0;
    };
    /// `at`: a multiple of 10 s. An existing value is kept.
    Expected<Done> insert(const std::vector<Row>& rows, const QDateTime& at);
    Expected<Done> rollUp();  ///< fills completed minutes and hours
    Expected<Done> prune();   ///< same rules as for samples
    Expected<std::vector<SyncLag>> read(const SyncLagQuery& query);

private:
    store::Session& m_session;
};

}  // namespace signalbox::layers
