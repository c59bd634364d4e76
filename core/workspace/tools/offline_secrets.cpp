// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/offline_secrets.h"

namespace signalbox::engine {

OfflineSecrets OfflineSecrets::of(const QString& folder, WorkspaceRecord record)
{
    WorkspaceSecrets::Parts parts;
    parts.workspaceId = record.id;
    parts.file = secretFile(folder);
    parts.chosen = [folder](const QString& kind) -> Expected<Done> {
        auto current = WorkspaceRecord::load(folder);
        if (!current)
            return fail(current.error());
        current->secretStore = kind;
        return current->save(folder);
    };
    parts.ask = [](bool) {};
    auto store = std::make_shared<WorkspaceSecrets>(std::move(parts), record.secretStore);
    return {std::move(record), std::move(store)};
}

Expected<OfflineSecrets> OfflineSecrets::open(const OfflinePlace& place, bool make)
{
    auto record = WorkspaceRecord::load(place.folder);
    if (!record)
        return fail(record.error());
    OfflineSecrets secrets = of(place.folder, std::move(*record));
    const bool fresh = make && secrets.record.secretStore.isEmpty() && !store::keychainAnswers();
    if (fresh || secrets.store->isLocked()) {
        const auto words = place.calls.passphrase(fresh);
        if (!words)
            return fail(words.error());
        if (const auto unlocked = secrets.store->unlock(*words); !unlocked)
            return fail(unlocked.error());
    }
    return secrets;
}

}  // namespace signalbox::engine
