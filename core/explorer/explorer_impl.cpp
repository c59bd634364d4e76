// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_impl.h"

#include "explorer/explorer_reader.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

ExplorerImpl::ExplorerImpl(const store::ConnectionInfo& database, std::shared_ptr<const catalog::Catalog> catalog)
    : m_catalog(std::move(catalog)), m_session(database.withApplication(u"signalbox explorer"_s))
{
}

QFuture<Expected<ExplorerHits>> ExplorerImpl::search(const QString& text)
{
    return m_session.run<ExplorerHits>(
        [text, catalog = m_catalog](store::Session& session) { return readHits(session, *catalog, text); });
}

QFuture<Expected<ExplorerAnswer>> ExplorerImpl::find(const ExplorerQuery& query)
{
    return m_session.run<ExplorerAnswer>(
        [query, catalog = m_catalog](store::Session& session) { return readAnswer(session, *catalog, query); });
}

QFuture<Expected<ExplorerPage>> ExplorerImpl::list(const ExplorerListQuery& query)
{
    return m_session.run<ExplorerPage>(
        [query, catalog = m_catalog](store::Session& session) { return readPage(session, *catalog, query); });
}

QFuture<Expected<ExplorerTrend>> ExplorerImpl::trend(ExplorerKind kind, const QString& key, const QString& caip2)
{
    return m_session.run<ExplorerTrend>([kind, key, caip2, catalog = m_catalog](store::Session& session) {
        return readTrend(session, *catalog, kind, key, caip2);
    });
}

QFuture<Expected<ExplorerFrontPage>> ExplorerImpl::front(int linesEach)
{
    return m_session.run<ExplorerFrontPage>(
        [linesEach](store::Session& session) { return readFront(session, linesEach); });
}

}  // namespace signalbox::engine
