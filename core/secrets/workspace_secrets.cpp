// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/workspace_secrets.h"
#include "signalbox/literals.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace signalbox::engine {

namespace {

const QString keychain = u"keychain"_s;
const QString file = u"file"_s;

tl::unexpected<Error> locked()
{
    return fail(ErrorKind::Unavailable, "SECRETS_LOCKED",
                Message(QT_TRANSLATE_NOOP(
                    "Engine",
                    "The secrets file of this workspace is locked. Enter its passphrase; on the command "
                    "line: --passphrase-file FILE. If it is lost, signalbox-cli secrets reset sets the file "
                    "aside, and the keys must be entered again.")));
}

}  // namespace

WorkspaceSecrets::WorkspaceSecrets(Parts parts, const QString& kind) : m_parts(std::move(parts)), m_kind(kind)
{
    if (m_kind == keychain)
        m_store = store::keychainStore(m_parts.workspaceId);
}

QString WorkspaceSecrets::kind() const
{
    const std::lock_guard lock(m_mutex);
    return m_kind;
}

bool WorkspaceSecrets::isLocked() const
{
    const std::lock_guard lock(m_mutex);
    return m_kind == file && !m_store;
}

Expected<std::shared_ptr<store::SecretStore>> WorkspaceSecrets::opened(bool forWriting)
{
    std::unique_lock lock(m_mutex);
    if (m_store)
        return m_store;
    if (m_kind.isEmpty() && !forWriting)
        return fail(ErrorKind::NotFound, "SECRET_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no secrets yet. Enter this key again.")));
    if (m_kind.isEmpty()) {
        lock.unlock();
        const bool answers = store::keychainAnswers();
        lock.lock();
        if (answers && !m_store) {
            m_store = store::keychainStore(m_parts.workspaceId);
            m_kind = keychain;
            if (const auto written = m_parts.chosen(m_kind); !written)
                return fail(written.error());
        }
        if (m_store)
            return m_store;
    }
    const int declined = m_declined;
    const bool create = !QFileInfo::exists(m_parts.file);
    lock.unlock();
    m_parts.ask(create);
    lock.lock();
    m_changed.wait_for(lock, std::chrono::milliseconds(m_parts.waitMs),
                       [&] { return m_store || m_declined != declined; });
    if (!m_store)
        return locked();
    return m_store;
}

Expected<QString> WorkspaceSecrets::read(const QString& ref)
{
    const auto store = opened(false);
    return store ? (*store)->read(ref) : Expected<QString>(fail(store.error()));
}

Expected<Done> WorkspaceSecrets::write(const QString& ref, const QString& value)
{
    const auto store = opened(true);
    return store ? (*store)->write(ref, value) : Expected<Done>(fail(store.error()));
}

Expected<Done> WorkspaceSecrets::remove(const QString& ref)
{
    const auto store = opened(false);
    if (!store)
        return store.error().code == "SECRET_UNKNOWN"_L1 ? Expected<Done>(Done{}) : Expected<Done>(fail(store.error()));
    return (*store)->remove(ref);
}

Expected<QStringList> WorkspaceSecrets::references()
{
    const auto store = opened(false);
    if (!store)
        return store.error().code == "SECRET_UNKNOWN"_L1 ? Expected<QStringList>(QStringList())
                                                         : Expected<QStringList>(fail(store.error()));
    return (*store)->references();
}

Expected<Done> WorkspaceSecrets::unlock(const QString& passphrase)
{
    auto made = store::openSecretFile(m_parts.file, passphrase);
    if (!made)
        return fail(made.error());
    const std::lock_guard lock(m_mutex);
    if (m_kind.isEmpty())
        if (const auto written = m_parts.chosen(file); !written)
            return written;
    if (m_kind != keychain) {
        m_kind = file;
        m_store = std::move(*made);
    }
    m_changed.notify_all();
    return Done{};
}

void WorkspaceSecrets::decline()
{
    const std::lock_guard lock(m_mutex);
    ++m_declined;
    m_changed.notify_all();
}

bool WorkspaceSecrets::waitUnlocked()
{
    std::unique_lock lock(m_mutex);
    if (m_store)
        return true;
    const int declined = m_declined;
    lock.unlock();
    m_parts.ask(!QFileInfo::exists(m_parts.file));
    lock.lock();
    m_changed.wait(lock, [&] { return m_store || m_declined != declined; });
    return m_store != nullptr;
}

Expected<QString> WorkspaceSecrets::setAside()
{
    const std::lock_guard lock(m_mutex);
    if (m_kind != file || !QFileInfo::exists(m_parts.file))
        return QString();
    const QString aside = m_parts.file + u".lost-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    if (!QFile::rename(m_parts.file, aside))
        return fail(
            ErrorKind::Unavailable, "FILE_WRITE",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine", "%1 could not be renamed to %2. Nothing was changed. Check that the folder is writable."))
                .arg(m_parts.file, aside));
    if (const auto written = m_parts.chosen({}); !written)
        return fail(written.error());
    m_kind.clear();
    m_store.reset();
    ++m_declined;
    m_changed.notify_all();
    return aside;
}

Expected<int> WorkspaceSecrets::moveTo(const QString& kind, const QString& passphrase)
{
    if (kind != keychain && kind != file)
        return fail(ErrorKind::Invalid, "SECRET_STORE",
                    Message(QT_TRANSLATE_NOOP("Engine", "Secrets can be moved to the keychain or to a file.")));
    if (this->kind() == kind)
        return 0;
    std::shared_ptr<store::SecretStore> target;
    if (kind == keychain) {
        if (!store::keychainAnswers())
            return fail(ErrorKind::Unavailable, "KEYCHAIN_UNAVAILABLE",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "No keychain answers in this session. Start one, then try again.")));
        target = store::keychainStore(m_parts.workspaceId);
    } else {
        auto made = store::openSecretFile(m_parts.file, passphrase);
        if (!made)
            return fail(made.error());
        target = std::move(*made);
    }
    int moved = 0;
    if (!this->kind().isEmpty()) {
        const auto from = opened(false);
        if (!from)
            return fail(from.error());
        const auto done = store::moveSecrets(**from, *target);
        // A keychain that refuses or does not answer keeps its entries; new keys go to the file.
        const bool unreadable = !done && kind == file && done.error().code.startsWith("KEYCHAIN_"_L1);
        if (!done && !unreadable)
            return done;
        moved = unreadable ? -1 : *done;
    }
    const std::lock_guard lock(m_mutex);
    if (const auto written = m_parts.chosen(kind); !written)
        return fail(written.error());
    m_kind = kind;
    m_store = target;
    return moved;
}

}  // namespace signalbox::engine
