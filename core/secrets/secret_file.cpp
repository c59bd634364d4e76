// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>

#include "cluster/cluster_sessions.h"
#include "cluster/private_files.h"
#include "secrets/secret_store.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

const QByteArray magic = "signalbox secrets 1\n";

tl::unexpected<Error> damaged(const QString& file)
{
    return fail(ErrorKind::Unavailable, "SECRETS_DAMAGED",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The secrets file %1 is damaged. Restore it from a backup, or set it aside with "
                            "signalbox-cli secrets reset and enter the keys again. Indexed data is not affected."))
                    .arg(file));
}

/// Layout: magic, salt (16), nonce (24), sealed JSON object. Magic, salt and nonce are authenticated with it.
class SecretFile : public SecretStore {
public:
    SecretFile(QString file, QByteArray key, QByteArray salt)
        : m_file(std::move(file)), m_key(std::move(key)), m_salt(std::move(salt))
    {
    }
    ~SecretFile() override { sodium_memzero(m_key.data(), static_cast<std::size_t>(m_key.size())); }

    QString kind() const override { return u"file"_s; }
    Expected<QString> read(const QString& ref) override;
    Expected<Done> write(const QString& ref, const QString& value) override;
    Expected<Done> remove(const QString& ref) override;
    Expected<QStringList> references() override;

    Expected<QJsonObject> load() const;
    Expected<Done> save(const QJsonObject& all) const;

private:
    Expected<FileLock> lock() const { return FileLock::take(m_file + u".lock"_s, 10'000); }

    QString m_file;
    QByteArray m_key, m_salt;
    QMutex m_mutex;
};

Expected<QByteArray> keyFrom(const QString& passphrase, const QByteArray& salt)
{
    QByteArray key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, Qt::Uninitialized);
    QByteArray words = passphrase.toUtf8();
    const int made = crypto_pwhash(
        reinterpret_cast<unsigned char*>(key.data()), static_cast<unsigned long long>(key.size()), words.constData(),
        static_cast<unsigned long long>(words.size()), reinterpret_cast<const unsigned char*>(salt.constData()),
        crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(words.data(), static_cast<std::size_t>(words.size()));
    if (made != 0)
        return fail(
            ErrorKind::Retryable, "OUT_OF_MEMORY",
            Message(QT_TRANSLATE_NOOP(
                "Engine", "There is not enough memory to open the secrets file. Close other programs and try again.")));
    return key;
}

Expected<QJsonObject> SecretFile::load() const
{
    const auto content = readPrivateFile(m_file, Owner{::geteuid(), ::getegid()});
    if (!content)
        return fail(content.error());
    constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    const qsizetype head = magic.size() + crypto_pwhash_SALTBYTES + nonceBytes;
    if (!content->startsWith(magic) ||
        content->size() < head + static_cast<qsizetype>(crypto_aead_xchacha20poly1305_ietf_ABYTES))
        return damaged(m_file);
    QByteArray plain(content->size() - head, Qt::Uninitialized);
    unsigned long long size = 0;
    const auto* raw = reinterpret_cast<const unsigned char*>(content->constData());
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()), &size, nullptr,
                                                   raw + head, static_cast<unsigned long long>(content->size() - head),
                                                   raw, static_cast<unsigned long long>(head), raw + head - nonceBytes,
                                                   reinterpret_cast<const unsigned char*>(m_key.constData())) != 0)
        return fail(ErrorKind::Refused, "PASSPHRASE_WRONG",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The passphrase is wrong, or the secrets file was modified. Try again. If the "
                        "passphrase is lost, signalbox-cli secrets reset sets the file aside; the keys must "
                        "then be entered again. Indexed data is kept.")));
    plain.truncate(static_cast<qsizetype>(size));
    const QJsonDocument document = QJsonDocument::fromJson(plain);
    sodium_memzero(plain.data(), static_cast<std::size_t>(plain.size()));
    if (!document.isObject())
        return damaged(m_file);
    return document.object();
}

Expected<Done> SecretFile::save(const QJsonObject& all) const
{
    QByteArray content = magic + m_salt;
    QByteArray nonce(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, Qt::Uninitialized);
    randombytes_buf(nonce.data(), static_cast<std::size_t>(nonce.size()));
    content += nonce;
    const qsizetype head = content.size();
    QByteArray plain = QJsonDocument(all).toJson(QJsonDocument::Compact);
    content.resize(head + plain.size() + static_cast<qsizetype>(crypto_aead_xchacha20poly1305_ietf_ABYTES));
    auto* raw = reinterpret_cast<unsigned char*>(content.data());
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        raw + head, &size, reinterpret_cast<const unsigned char*>(plain.constData()),
        static_cast<unsigned long long>(plain.size()), raw, static_cast<unsigned long long>(head), nullptr,
        reinterpret_cast<const unsigned char*>(nonce.constData()),
        reinterpret_cast<const unsigned char*>(m_key.constData()));
    sodium_memzero(plain.data(), static_cast<std::size_t>(plain.size()));
    content.truncate(head + static_cast<qsizetype>(size));
    return writePrivateFile(m_file, content);
}

Expected<QString> SecretFile::read(const QString& ref)
{
    const QMutexLocker locker(&m_mutex);
    const auto all = load();
    if (!all)
        return fail(all.error());
    if (!all->contains(ref))
        return fail(
            ErrorKind::NotFound, "SECRET_UNKNOWN",
            Message(QT_TRANSLATE_NOOP("Engine", "The secret store has no entry %1. Enter this key again.")).arg(ref));
    const QString value = all->value(ref).toString();
    addSecret(value);
    return value;
}

Expected<Done> SecretFile::write(const QString& ref, const QString& value)
{
    addSecret(value);
    const QMutexLocker locker(&m_mutex);
    const auto held = lock();
    if (!held)
        return fail(held.error());
    auto all = load();
    if (!all)
        return fail(all.error());
    all->insert(ref, value);
    return save(*all);
}

Expected<Done> SecretFile::remove(const QString& ref)
{
    const QMutexLocker locker(&m_mutex);
    const auto held = lock();
    if (!held)
        return fail(held.error());
    auto all = load();
    if (!all)
        return fail(all.error());
    if (!all->contains(ref))
        return Done{};
    all->remove(ref);
    return save(*all);
}

Expected<QStringList> SecretFile::references()
{
    const QMutexLocker locker(&m_mutex);
    const auto all = load();
    if (!all)
        return fail(all.error());
    return all->keys();
}

}  // namespace

Expected<std::unique_ptr<SecretStore>> openSecretFile(const QString& file, const QString& passphrase)
{
    if (sodium_init() < 0)
        return fail(ErrorKind::Internal, "SODIUM",
                    Message(QT_TRANSLATE_NOOP("Engine", "The encryption library could not be initialized.")));
    if (passphrase.isEmpty())
        return fail(ErrorKind::Invalid, "PASSPHRASE_EMPTY",
                    Message(QT_TRANSLATE_NOOP("Engine", "The passphrase is empty. Enter a passphrase.")));
    const auto content = readPrivateFile(file, Owner{::geteuid(), ::getegid()});
    const bool fresh = !content && content.error().code == "FILE_MISSING"_L1;
    if (!content && !fresh)
        return fail(content.error());
    QByteArray salt(crypto_pwhash_SALTBYTES, Qt::Uninitialized);
    if (fresh)
        randombytes_buf(salt.data(), static_cast<std::size_t>(salt.size()));
    else if (!content->startsWith(magic) || content->size() < magic.size() + salt.size())
        return damaged(file);
    else
        salt = content->mid(magic.size(), salt.size());
    auto key = keyFrom(passphrase, salt);
    if (!key)
        return fail(key.error());
    auto store = std::make_unique<SecretFile>(file, std::move(*key), salt);
    if (fresh) {
        if (const auto saved = store->save({}); !saved)
            return fail(saved.error());
    } else if (const auto all = store->load(); !all) {
        return fail(all.error());
    }
    return store;
}

Expected<QString> readPassphraseFile(const QString& file)
{
    struct stat info {};
    if (::lstat(QFile::encodeName(file).constData(), &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0 &&
        S_ISREG(info.st_mode))
        return fail(ErrorKind::Refused, "FILE_REFUSED",
                    Message(QT_TRANSLATE_NOOP("Engine", "Others can read the passphrase file %1. Run: chmod 600 '%1'"))
                        .arg(file));
    const auto content = readPrivateFile(file, Owner{::geteuid(), ::getegid()}, 4096);
    if (!content)
        return fail(content.error());
    const QString passphrase =
        QString::fromUtf8(content->left(content->indexOf('\n') < 0 ? content->size() : content->indexOf('\n')))
            .remove(QLatin1Char('\r'));
    if (passphrase.isEmpty())
        return fail(ErrorKind::Invalid, "PASSPHRASE_EMPTY",
                    Message(QT_TRANSLATE_NOOP("Engine", "The passphrase file %1 is empty.")).arg(file));
    return passphrase;
}

Expected<int> moveSecrets(SecretStore& from, SecretStore& to)
{
    const auto refs = from.references();
    if (!refs)
        return fail(refs.error());
    for (const QString& ref : *refs) {
        const auto value = from.read(ref);
        if (!value && value.error().code == "SECRET_UNKNOWN"_L1)
            continue;  // listed but never written
        if (!value)
            return fail(value.error());
        if (const auto written = to.write(ref, *value); !written)
            return fail(written.error());
        const auto back = to.read(ref);
        if (!back)
            return fail(back.error());
        if (*back != *value)
            return fail(ErrorKind::Unavailable, "SECRETS_DAMAGED",
                        Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The new secret store returned a value other than the one written. Nothing was "
                            "removed from the old one.")));
    }
    for (const QString& ref : *refs)
        if (const auto removed = from.remove(ref); !removed)
            return fail(removed.error());
    return static_cast<int>(refs->size());
}

}  // namespace signalbox::store
