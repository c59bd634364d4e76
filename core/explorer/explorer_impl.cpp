// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_impl.h"

#include "explorer/explorer_reader.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

ExplorerImpl::ExplorerImpl(const store::ConnectionInfo& database)
    : m_session(database.withApplication(u"signalbox explorer"_s))
{
}

QFuture<Expected<ExplorerHits>> ExplorerImpl::search(const QString& text)
{
    return m_session.run<ExplorerHits>([text](store::Session& session) { return readHits(session, text); });
}

QFuture<Expected<ExplorerAnswer>> ExplorerImpl::find(const ExplorerQuery& query)
{
    return m_session.run<ExplorerAnswer>([query](store::Session& session) { return readAnswer(session, query); });
}

QFuture<Expected<ExplorerPage>> ExplorerImpl::list(const ExplorerListQuery& query)
{
    return m_session.run<ExplorerPage>([query](store::Session& session) { return readPage(session, query); });
}

QFuture<Expected<ExplorerTrend>> ExplorerImpl::trend(ExplorerKind kind, const QString& key, const QString& caip2)
{
    return m_session.run<ExplorerTrend>(
        [kind, key, caip2](store::Session& session) { return readTrend(session, kind, key, caip2); });
}

QFuture<Expected<ExplorerFrontPage>> ExplorerImpl::front(int linesEach)
{
    return m_session.run<ExplorerFrontPage>(
        [linesEach](store::Session& session) { return readFront(session, linesEach); });
}

}  // namespace signalbox::engine
