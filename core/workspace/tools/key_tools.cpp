// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/key_tools.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

KeyTools::KeyTools(OfflinePlace place, OfflineSecrets secrets)
    : m_place(std::move(place)), m_secrets(std::move(secrets))
{
}

Expected<std::unique_ptr<SecretTools>> KeyTools::open(const OfflinePlace& place)
{
    auto secrets = OfflineSecrets::open(place);
    if (!secrets)
        return fail(secrets.error());
    return std::unique_ptr<SecretTools>(new KeyTools(place, std::move(*secrets)));
}

Expected<store::SharedSecrets*> KeyTools::shared()
{
    if (m_shared)
        return m_shared.get();
    if (m_secrets.record.mode != "server"_L1)
        return fail(
            ErrorKind::Refused, "NOT_SHARED",
            Message(QT_TRANSLATE_NOOP(
                "Engine", "API keys are shared among consoles in server workspaces only; this workspace is local.")));
    const auto database = OfflineDatabase::open(m_place);
    if (!database)
        return fail(database.error());
    m_shared = std::make_unique<store::SharedSecrets>(m_secrets.store, database->server);
    return m_shared.get();
}

Expected<QStringList> KeyTools::references()
{
    if (m_secrets.record.mode != "server"_L1)
        return m_secrets.store->references();
    const auto both = shared();
    if (!both)
        return fail(both.error());
    return (*both)->references();
}

Expected<int> KeyTools::moveTo(const QString& kind, const QString& passphrase)
{
    return m_secrets.store->moveTo(kind, passphrase);
}

Expected<SharedKey> KeyTools::sharedKey()
{
    const auto both = shared();
    if (!both)
        return fail(both.error());
    return (*both)->keyState();
}

Expected<QString> KeyTools::revealSharedKey()
{
    const auto both = shared();
    if (!both)
        return fail(both.error());
    return (*both)->key();
}

Expected<Done> KeyTools::takeSharedKey(const QString& text)
{
    const auto both = shared();
    if (!both)
        return fail(both.error());
    return (*both)->takeKey(text);
}

}  // namespace signalbox::engine
