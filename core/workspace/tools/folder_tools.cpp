// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/folder_tools.h"

#include <QDir>

#include "cluster/private_cluster.h"
#include "secrets/secret_store.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

/// The keychain keeps its entries when the folder is deleted, so they are removed by name. Empty if all were removed.
Message forgetKeychain(const QString& folder)
{
    const auto record = WorkspaceRecord::load(folder);
    if (!record)
        return Message(QT_TRANSLATE_NOOP("Engine",
                                         "The workspace's record cannot be read, so its keychain entries are unknown. "
                                         "If there are any, they remain under the name signalbox."));
    if (record->secretStore != "keychain"_L1)
        return {};
    const Message stays = Message(QT_TRANSLATE_NOOP("Engine",
                                                    "The keys of this workspace remain in the keychain under %1/: %2 "
                                                    "Remove them with the keychain's own program."))
                              .arg(record->id);
    const auto keychain = store::keychainStore(record->id);
    const auto references = keychain->references();
    if (!references)
        return stays.arg(references.error().message);
    for (const QString& reference : *references)
        if (const auto removed = keychain->remove(reference); !removed)
            return stays.arg(removed.error().message);
    return {};
}

}  // namespace

Expected<Done> stopCluster(const QString& folder, bool force)
{
    if (!store::PrivateCluster::exists(folder))
        return fail(ErrorKind::NotFound, "NO_WORKSPACE",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 does not contain a local workspace.")).arg(folder));
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
