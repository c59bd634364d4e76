// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/catalog_actions_impl.h"

#include <QDeadlineTimer>
#include <QThread>

#include "catalog/workspace_catalog.h"
#include "layers/agreed_catalog.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

template <class T>
QFuture<Expected<T>> CatalogActionsImpl::withCatalog(std::function<Expected<T>(layers::AgreedCatalog&)> work)
{
    if (!m_workspace.server)
        return QtFuture::makeReadyFuture<Expected<T>>(
            fail(ErrorKind::Refused, "NOT_SHARED",
                 Message(QT_TRANSLATE_NOOP(
                     "Engine", "Catalogs are published in server workspaces only, and no server was reached."))));
    return m_workspace.threads.answer<T>(
        [server = *m_workspace.server, folder = m_workspace.directory, work = std::move(work)] {
            store::Session session(server.withApplication(u"signalbox schema"_s));
            layers::AgreedCatalog catalog(session, folder);
            return work(catalog);
        });
}

QFuture<Expected<CatalogStanding>> CatalogActionsImpl::catalogStanding()
{
    return withCatalog<CatalogStanding>(
        [folder = m_workspace.directory](layers::AgreedCatalog& catalog) -> Expected<CatalogStanding> {
            const auto found = catalog.standing();
            if (!found)
                return fail(found.error());
            const layers::AgreedCatalog::Content& agreed = found->agreed;
            return CatalogStanding{catalog::fileOfWorkspace(folder),
                                   found->hasFile,
                                   found->differs,
                                   agreed.json.isEmpty(),
                                   agreed.by,
                                   agreed.on,
                                   agreed.at};
        });
}

QFuture<Expected<std::vector<Message>>> CatalogActionsImpl::catalogChanges()
{
    return withCatalog<std::vector<Message>>(
        [](layers::AgreedCatalog& catalog) { return catalog.changes(store::readerRole); });
}

QFuture<Expected<QString>> CatalogActionsImpl::takeCatalog()
{
    return withCatalog<QString>([](layers::AgreedCatalog& catalog) { return catalog.take(); });
}

/// The server notices with a short delay that a session has ended, this console's own included.
QFuture<Expected<Done>> CatalogActionsImpl::publishCatalog()
{
    return withCatalog<Done>([](layers::AgreedCatalog& catalog) {
        QDeadlineTimer patience(std::chrono::seconds(2));
        auto published = catalog.publish();
        while (!published && published.error().code == "WORKSPACE_IN_USE"_L1 && !patience.hasExpired()) {
            QThread::msleep(100);
            published = catalog.publish();
        }
        return published;
    });
}

}  // namespace signalbox::engine
