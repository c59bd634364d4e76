// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <vector>

#include "postgres/session.h"
#include "signalbox/sync_queries.h"

namespace signalbox::layers {

/// canopyx.sync_lags: how far tables of all chains lag behind the head, only of those that lag more than their chain
/// does by itself. With the chain's own lag (samples) that makes a line for each cell.
class SyncLags {
public:
    explicit SyncLags(store::Session& session) : m_session(session) {}

    struct Row {
        QString caip2, entity;
        double seconds = 0;
    };
    /// `at`: a multiple of 10 s. One that is there already is left as it is.
    Expected<Done> insert(const std::vector<Row>& rows, const QDateTime& at);
    Expected<Done> rollUp();  ///< completed minutes and hours
    Expected<Done> prune();   ///< as the samples are
    Expected<std::vector<SyncLag>> read(const SyncLagQuery& query);

private:
    store::Session& m_session;
};

}  // namespace signalbox::layers
