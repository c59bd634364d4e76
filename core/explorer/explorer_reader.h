// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explorer/explorer_rows.h"
#include "signalbox/explorer_front.h"

/// The explorer's queries on one session; blocking. Errors as signalbox::Explorer.
namespace signalbox::engine {

Expected<ExplorerAnswer> readAnswer(store::Session& session, const catalog::Catalog& catalog,
                                    const ExplorerQuery& query);
Expected<ExplorerHits> readHits(store::Session& session, const catalog::Catalog& catalog, const QString& text);
Expected<ExplorerPage> readPage(store::Session& session, const catalog::Catalog& catalog,
                                const ExplorerListQuery& query);
Expected<ExplorerFrontPage> readFront(store::Session& session, int linesEach);
Expected<ExplorerTrend> readTrend(store::Session& session, const catalog::Catalog& catalog, ExplorerKind kind,
                                  const QString& key, const QString& caip2);

}  // namespace signalbox::engine
