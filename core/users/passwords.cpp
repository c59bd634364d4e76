// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/passwords.h"

#include <crypt.h>
#include <sodium.h>
#include <QSet>
#include <algorithm>
#include <array>
#include <memory>

#include "signalbox/literals.h"

namespace signalbox::users {

namespace {

constexpr qsizetype shortest = 12, longest = 1024;

/// Those of at least 12 characters that head the published lists.
constexpr std::array wellKnown{"123456789012", "1234567890123", "password1234",   "passwordpassword", "qwertyuiop123",
                               "qwertyuiop12", "administrator", "iloveyou1234",   "letmein12345",     "welcome12345",
                               "passw0rd1234", "changeme1234",  "q1w2e3r4t5y6",   "1q2w3e4r5t6y",     "abcdefghijkl",
                               "abc123abc123", "password12345", "secretpassword", "signalbox1234",    "operator1234"};

// Of a password that nobody knows: only its cost matters.
constexpr const char* strangeBcrypt = "$2b$12$cPdF1IV29.w/CUvolOXnM.lwazXb2uX8k9Jg30ODyNfaLxMi1Kep.";

const QString& strangeArgon2id()
{
    static const QString hash = [] {
        QByteArray random(32, Qt::Uninitialized);
        randombytes_buf(random.data(), size_t(random.size()));
        return hashPassword(QString::fromLatin1(random.toHex())).value_or(QString());
    }();
    return hash;
}

bool argon2idMatches(const QByteArray& password, const QString& hash)
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const QByteArray bytes = hash.toLatin1();
    if (bytes.size() >= qsizetype(text.size()))
        return false;
    std::copy(bytes.begin(), bytes.end(), text.begin());
    return crypto_pwhash_str_verify(text.data(), password.constData(), size_t(password.size())) == 0;
}

bool bcryptMatches(const QByteArray& password, const QByteArray& hash)
{
    const auto data = std::make_unique<crypt_data>();
    const char* made = crypt_r(password.constData(), hash.constData(), data.get());
    const bool same =
        made && qstrlen(made) == size_t(hash.size()) && sodium_memcmp(made, hash.constData(), size_t(hash.size())) == 0;
    sodium_memzero(data.get(), sizeof(crypt_data));
    return same;
}

tl::unexpected<Error> weak(const char* text)
{
    return fail(ErrorKind::Invalid, "WEAK_PASSWORD", Message(text));
}

}  // namespace

Expected<Done> checkPassword(const QString& password, const QString& username, const QString& email)
{
    const QString lower = password.toLower();
    if (password.size() < shortest)
        return weak(QT_TRANSLATE_NOOP("Engine", "The password is too short. Use at least 12 characters."));
    if (password.toUtf8().size() > longest)
        return weak(QT_TRANSLATE_NOOP("Engine", "The password is too long. Use at most 1,024 bytes."));
    if (password.contains(QChar(0)))
        return weak(QT_TRANSLATE_NOOP("Engine", "The password contains a NUL character. Leave it out."));
    if (QSet<QChar>(lower.begin(), lower.end()).size() < 5)
        return weak(QT_TRANSLATE_NOOP("Engine", "The password has too few different characters. Use at least 5."));
    if ((username.size() >= 3 && lower.contains(username.toLower())) ||
        (!email.isEmpty() && lower.contains(email.toLower())))
        return weak(QT_TRANSLATE_NOOP("Engine", "The password contains the user's name. Choose another one."));
    if (std::any_of(wellKnown.begin(), wellKnown.end(), [&](const char* each) { return lower == QLatin1String(each); }))
        return weak(QT_TRANSLATE_NOOP("Engine", "The password is one of the most used ones. Choose another one."));
    return Done{};
}

Expected<QString> hashPassword(const QString& password)
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const QByteArray bytes = password.toUtf8();
    if (sodium_init() < 0 ||
        crypto_pwhash_str(text.data(), bytes.constData(), size_t(bytes.size()), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return fail(ErrorKind::Unavailable, "OUT_OF_MEMORY",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The password cannot be hashed, because 64 MiB of memory are not "
                                              "available. Close other programs and try again.")));
    return QString::fromLatin1(text.data());
}

HashKind hashKind(const QString& hash)
{
    if (hash.startsWith("$argon2id$"_L1))
        return HashKind::Argon2id;
    if (hash.size() == 60 && (hash.startsWith("$2a$"_L1) || hash.startsWith("$2b$"_L1) || hash.startsWith("$2y$"_L1)))
        return HashKind::Bcrypt;
    return HashKind::None;
}

bool passwordMatches(const QString& password, const QString& hash)
{
    const QByteArray bytes = password.toUtf8();
    const HashKind kind = hashKind(hash);
    // bcrypt and crypt() end at a NUL.
    if (sodium_init() < 0 || bytes.size() > longest || bytes.contains('\0') || kind == HashKind::None) {
        verifyNothing(password, kind);
        return false;
    }
    return kind == HashKind::Bcrypt ? bcryptMatches(bytes, hash.toLatin1()) : argon2idMatches(bytes, hash);
}

void verifyNothing(const QString& password, HashKind kind)
{
    QByteArray bytes = password.left(longest).toUtf8();
    bytes.replace('\0', ' ');
    if (kind == HashKind::Bcrypt)
        bcryptMatches(bytes, strangeBcrypt);
    else
        argon2idMatches(bytes, strangeArgon2id());
}

}  // namespace signalbox::users
