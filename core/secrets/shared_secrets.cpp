// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/shared_secrets.h"

#include <sodium.h>

#include "postgres/session.h"
#include "signalbox/literals.h"
#include "support/log.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

const QString keyRef = u"workspace/key"_s;
const QString checkRef = u"workspace/check"_s;  // sealed once there is a key, so that a wrong key is recognized
constexpr qsizetype keyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

QString idOf(const QByteArray& key)
{
    unsigned char hash[8];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(key.constData()),
                       static_cast<unsigned long long>(key.size()), nullptr, 0);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(hash), sizeof hash).toHex());
}

struct Sealed {
    QByteArray nonce, text;
};

Sealed seal(const QByteArray& key, const QString& ref, const QString& value)
{
    Sealed sealed{QByteArray(nonceBytes, Qt::Uninitialized), {}};
    randombytes_buf(sealed.nonce.data(), std::size_t(nonceBytes));
    const QByteArray plain = value.toUtf8(), name = ref.toUtf8();
    sealed.text.resize(plain.size() + tagBytes);
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        reinterpret_cast<unsigned char*>(sealed.text.data()), &size,
        reinterpret_cast<const unsigned char*>(plain.constData()), static_cast<unsigned long long>(plain.size()),
        reinterpret_cast<const unsigned char*>(name.constData()), static_cast<unsigned long long>(name.size()), nullptr,
        reinterpret_cast<const unsigned char*>(sealed.nonce.constData()),
        reinterpret_cast<const unsigned char*>(key.constData()));
    sealed.text.truncate(static_cast<qsizetype>(size));
    return sealed;
}

std::optional<QString> unseal(const QByteArray& key, const QString& ref, const Sealed& sealed)
{
    if (sealed.nonce.size() != nonceBytes || sealed.text.size() < tagBytes || key.size() != keyBytes)
        return std::nullopt;
    QByteArray plain(sealed.text.size(), Qt::Uninitialized);
    const QByteArray name = ref.toUtf8();
    unsigned long long size = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()), &size, nullptr,
                                                   reinterpret_cast<const unsigned char*>(sealed.text.constData()),
                                                   static_cast<unsigned long long>(sealed.text.size()),
                                                   reinterpret_cast<const unsigned char*>(name.constData()),
                                                   static_cast<unsigned long long>(name.size()),
                                                   reinterpret_cast<const unsigned char*>(sealed.nonce.constData()),
                                                   reinterpret_cast<const unsigned char*>(key.constData())) != 0)
        return std::nullopt;
    const QString value = QString::fromUtf8(plain.constData(), static_cast<qsizetype>(size));
    sodium_memzero(plain.data(), static_cast<std::size_t>(plain.size()));
    return value;
}

tl::unexpected<Error> keyMissing()
{
    return fail(
        ErrorKind::Refused, "WORKSPACE_KEY_MISSING",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "The API keys of this workspace are encrypted with a workspace key that this console "
                                  "does not have. Show the key on a console that has it (signalbox-cli secrets key "
                                  "--reveal), and enter it here (signalbox-cli secrets key --import).")));
}

bool isUnknown(const Error& error)
{
    return error.code == "SECRET_UNKNOWN"_L1;
}

void put(Transaction& transaction, const QByteArray& key, const QString& ref, const QString& value)
{
    const Sealed sealed = seal(key, ref, value);
    transaction.exec(
        "INSERT INTO signalbox.secrets (ref, nonce, ciphertext, key_id) VALUES ($1, $2, $3, $4) ON CONFLICT "
        "(ref) DO UPDATE SET nonce = excluded.nonce, ciphertext = excluded.ciphertext, key_id = "
        "excluded.key_id",
        {ref, Value::bytes(sealed.nonce), Value::bytes(sealed.text), idOf(key)});
}

std::optional<Sealed> get(Transaction& transaction, const QString& ref)
{
    const auto rows = transaction.exec("SELECT nonce, ciphertext FROM signalbox.secrets WHERE ref = $1", {ref});
    if (rows.empty())
        return std::nullopt;
    return Sealed{bytes(rows[0][0]), bytes(rows[0][1])};
}

}  // namespace

SharedSecrets::SharedSecrets(std::shared_ptr<SecretStore> own, ConnectionInfo database)
    : m_own(std::move(own)), m_database(database.withApplication(u"signalbox secrets"_s))
{
    if (sodium_init() < 0)
        qCWarning(logStore, QT_TRANSLATE_NOOP("Engine", "The encryption library could not be initialized."));
}

bool SharedSecrets::isOwn(const QString& ref)
{
    return ref.startsWith("database/"_L1) || ref == keyRef;
}

Expected<QByteArray> SharedSecrets::heldKey()
{
    const auto text = m_own->read(keyRef);
    if (!text)
        return isUnknown(text.error()) ? Expected<QByteArray>(QByteArray()) : fail(text.error());
    return QByteArray::fromBase64(text->toLatin1(), QByteArray::Base64UrlEncoding);
}

Expected<SharedKey> SharedSecrets::keyState()
{
    const auto held = heldKey();
    if (!held)
        return fail(held.error());
    Session session(m_database);
    const auto wanted = session.read([](Transaction& transaction) {
        const auto rows = transaction.exec("SELECT key_id FROM signalbox.secrets WHERE ref = $1", {checkRef});
        return rows.empty() ? QString() : text(rows[0][0]);
    });
    if (!wanted)
        return fail(wanted.error());
    return SharedKey{*wanted, held->isEmpty() ? QString() : idOf(*held)};
}

/// The key that seals the stored secrets; created by the first console that stores one.
Expected<QByteArray> SharedSecrets::keyForWriting()
{
    auto held = heldKey();
    if (!held)
        return held;
    if (held->isEmpty()) {
        const auto state = keyState();
        if (!state)
            return fail(state.error());
        if (!state->wanted.isEmpty())
            return keyMissing();
        held->resize(keyBytes);
        randombytes_buf(held->data(), std::size_t(keyBytes));
        const QString text =
            QString::fromLatin1(held->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        addSecret(text);
        if (const auto kept = m_own->write(keyRef, text); !kept)
            return fail(kept.error());
    }
    Session session(m_database);
    const auto fits = session.write([&](Transaction& transaction) {
        transaction.exec("LOCK TABLE signalbox.secrets IN SHARE ROW EXCLUSIVE MODE");
        const auto check = get(transaction, checkRef);
        if (!check)
            put(transaction, *held, checkRef, u"signalbox"_s);
        return !check || unseal(*held, checkRef, *check).has_value();
    });
    if (!fits)
        return fail(fits.error());
    if (!*fits)
        return keyMissing();
    return held;
}

Expected<QString> SharedSecrets::read(const QString& ref)
{
    if (isOwn(ref))
        return m_own->read(ref);
    Session session(m_database);
    const auto sealed =
        session.read([&](Transaction& transaction) { return get(transaction, ref).value_or(Sealed()); });
    if (!sealed)
        return fail(sealed.error());
    if (sealed->nonce.isEmpty())
        return m_own->read(ref);  // stored by this console before secrets were shared
    const auto key = heldKey();
    if (!key)
        return fail(key.error());
    const auto value = unseal(*key, ref, *sealed);
    if (!value)
        return keyMissing();
    addSecret(*value);
    return *value;
}

Expected<Done> SharedSecrets::write(const QString& ref, const QString& value)
{
    addSecret(value);
    if (isOwn(ref))
        return m_own->write(ref, value);
    const auto key = keyForWriting();
    if (!key)
        return fail(key.error());
    Session session(m_database);
    return session.write([&](Transaction& transaction) {
        put(transaction, *key, ref, value);
        return Done{};
    });
}

Expected<Done> SharedSecrets::remove(const QString& ref)
{
    if (!isOwn(ref)) {
        Session session(m_database);
        const auto removed = session.write([&](Transaction& transaction) {
            return qint64(transaction.exec("DELETE FROM signalbox.secrets WHERE ref = $1", {ref}).affected_rows());
        });
        if (!removed)
            return fail(removed.error());
        if (*removed > 0)
            return Done{};
    }
    return m_own->remove(ref);
}

Expected<QStringList> SharedSecrets::references()
{
    auto all = m_own->references();
    if (!all)
        return all;
    Session session(m_database);
    const auto shared = session.read([](Transaction& transaction) {
        QStringList refs;
        for (const auto& row :
             transaction.exec("SELECT ref FROM signalbox.secrets WHERE ref <> $1 ORDER BY 1", {checkRef}))
            refs << text(row[0]);
        return refs;
    });
    if (!shared)
        return fail(shared.error());
    all->removeAll(keyRef);
    return *all + *shared;
}

Expected<QString> SharedSecrets::key()
{
    const auto held = heldKey();
    if (!held)
        return fail(held.error());
    if (held->isEmpty()) {
        const auto state = keyState();
        if (!state)
            return fail(state.error());
        if (state->wanted.isEmpty())
            return fail(
                ErrorKind::NotFound, "WORKSPACE_KEY_NONE",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "This workspace does not have a workspace key yet: it is created when the "
                                          "first API key of an endpoint is stored.")));
        return keyMissing();
    }
    return QString::fromLatin1(held->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Expected<Done> SharedSecrets::takeKey(const QString& given)
{
    addSecret(given.trimmed());
    const QByteArray key = QByteArray::fromBase64(given.trimmed().toLatin1(), QByteArray::Base64UrlEncoding);
    const auto wrong = [] {
        return fail(
            ErrorKind::Refused, "WORKSPACE_KEY_WRONG",
            Message(QT_TRANSLATE_NOOP("Engine", "This is not the key of this workspace. Nothing was changed.")));
    };
    if (key.size() != keyBytes)
        return wrong();
    Session session(m_database);
    const auto check =
        session.read([](Transaction& transaction) { return get(transaction, checkRef).value_or(Sealed()); });
    if (!check)
        return fail(check.error());
    if (!check->nonce.isEmpty() && !unseal(key, checkRef, *check))
        return wrong();
    return m_own->write(keyRef, given.trimmed());
}

}  // namespace signalbox::store
