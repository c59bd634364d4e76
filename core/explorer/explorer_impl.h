// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "postgres/session_thread.h"
#include "signalbox/explorer_front.h"

namespace signalbox::engine {

/// The explorer on its own session, which is opened with the first query. Created and destroyed by the engine.
class ExplorerImpl : public Explorer, public ExplorerFront {
public:
    ExplorerImpl(const store::ConnectionInfo& database, std::shared_ptr<const catalog::Catalog> catalog);

    QFuture<Expected<ExplorerHits>> search(const QString& text) override;
    QFuture<Expected<ExplorerAnswer>> find(const ExplorerQuery& query) override;
    QFuture<Expected<ExplorerPage>> list(const ExplorerListQuery& query) override;
    QFuture<Expected<ExplorerTrend>> trend(ExplorerKind kind, const QString& key, const QString& caip2) override;
    QFuture<Expected<ExplorerFrontPage>> front(int linesEach) override;

private:
    std::shared_ptr<const catalog::Catalog> m_catalog;
    SessionThread m_session;
};

}  // namespace signalbox::engine
