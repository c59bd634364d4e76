// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/folder_tools.h"

#include <QDir>

#include "cluster/private_cluster.h"
#include "secrets/secret_store.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

/// The keychain keeps its entries when the folder goes: they are taken out by name. Empty: nothing stays behind.
QString forgetKeychain(const QString& folder)
{
    const auto record = WorkspaceRecord::load(folder);
    if (!record)
        return u"Which keychain entries belong to this workspace cannot be read any more. If there are "
               "any, they stay under the name signalbox."_s;
    if (record->secretStore != "keychain"_L1)
        return {};
    const QString stays =
        u"The keychain keeps this workspace's keys under %1/: %2 Remove them with the "
        "keychain's own program."_s;
    const auto keychain = store::keychainStore(record->id);
    const auto references = keychain->references();
    if (!references)
        return stays.arg(record->id, references.error().text);
    for (const QString& reference : *references)
        if (const auto removed = keychain->remove(reference); !removed)
            return stays.arg(record->id, removed.error().text);
    return {};
}

}  // namespace

Expected<Done> stopCluster(const QString& folder, bool force)
{
    if (!store::PrivateCluster::exists(folder))
        return fail(ErrorKind::NotFound, "NO_WORKSPACE", u"%1 does not contain a local workspace."_s.arg(folder));
    return store::PrivateCluster::stop(folder, force);
}

Expected<WorkspaceTools::Removed> removeWorkspace(const QString& folder)
{
    if (store::PrivateCluster::exists(folder)) {
        const auto removed = store::PrivateCluster::remove(folder);
        if (!removed)
            return fail(removed.error());
    }
    WorkspaceTools::Removed removed;
    removed.keysLeft = forgetKeychain(folder);
    QDir dir(folder);
    for (const char* name :
         {"workspace.json", "settings.json", "secrets.bin", "secrets.bin.lock", "signalbox.log", "signalbox.log.1",
          "desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm", "desk.sqlite-journal", "cluster.json", "cluster.lock"})
        dir.remove(QLatin1String(name));
    dir.rmdir(u"sessions"_s);
    removed.folder = QDir().rmdir(folder);
    return removed;
}

}  // namespace signalbox::engine
