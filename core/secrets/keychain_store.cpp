// SPDX-License-Identifier: GPL-3.0-or-later

#include <qt6keychain/keychain.h>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusReply>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutex>
#include <QThread>
#include <QUuid>
#include <condition_variable>
#include <mutex>

#include "secrets/secret_store.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

const QString service = u"signalbox"_s;
const QString indexRef = u"index"_s;

/// The thread that runs all keychain jobs of the process one after the other, because QtKeychain queues them in one
/// object. It never ends: a keychain that hangs would delay the exit.
QObject* keychainThread()
{
    static QObject* const context = [] {
        auto* thread = new QThread;
        thread->setObjectName(u"keychain"_s);
        auto* object = new QObject;
        object->moveToThread(thread);
        thread->start();
        return object;
    }();
    return context;
}

struct Answer {
    std::mutex mutex;
    std::condition_variable changed;
    bool done = false;
    QKeychain::Error error = QKeychain::NoError;
    QString text, value;
};

/// Asks on a separate connection; invalid if there is no answer.
QVariant askBus(QDBusMessage call, int timeoutMs)
{
    QVariant answer;
    const QString name = u"signalbox-keychain-"_s + QUuid::createUuid().toString(QUuid::Id128);
    {
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, name);
        if (bus.isConnected()) {
            const QDBusMessage reply = bus.call(call, QDBus::Block, timeoutMs);
            if (reply.type() == QDBusMessage::ReplyMessage)
                answer = reply.arguments().isEmpty() ? QVariant(true) : reply.arguments().first();
        }
    }
    QDBusConnection::disconnectFromBus(name);
    return answer;
}

bool isLocked()
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets/aliases/default"_s,
                                       u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    return askBus(call, 2000).value<QDBusVariant>().variant().toBool();
}

Error refused(QKeychain::Error error, const QString& text)
{
    const QString said = redact(text).simplified().left(200);
    switch (error) {
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser:
            return Error::make(
                ErrorKind::Refused, "KEYCHAIN_REFUSED",
                Message(
                    QT_TRANSLATE_NOOP("Engine", "The system's keychain refused access (%1). Unlock it and try again."))
                    .arg(said));
        case QKeychain::EntryNotFound:
            return Error::make(
                ErrorKind::NotFound, "SECRET_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "The keychain has no such entry. Enter this key again.")));
        default:
            return Error::make(ErrorKind::Unavailable, "KEYCHAIN_UNAVAILABLE",
                               Message(QT_TRANSLATE_NOOP("Engine",
                                                         "The system's keychain does not work (%1). Start it, or move "
                                                         "the secrets into an encrypted file."))
                                   .arg(said));
    }
}

constexpr std::chrono::milliseconds silentAfter{3000};

/// Calls to a keychain that have waited long: the keychain may have asked for its own password.
struct SilentCalls {
    std::mutex mutex;
    std::function<void(bool)> told;
    int waiting = 0;

    void add(int by)
    {
        const std::lock_guard lock(mutex);
        const int before = waiting;
        waiting += by;
        if (told && (before == 0 || waiting == 0))
            told(waiting > 0);
    }
};

SilentCalls& silentCalls()
{
    static SilentCalls calls;
    return calls;
}

class KeychainStore : public SecretStore {
public:
    KeychainStore(QString workspace, int timeoutMs) : m_workspace(std::move(workspace)), m_timeoutMs(timeoutMs) {}

    QString kind() const override { return u"keychain"_s; }

    Expected<QString> read(const QString& ref) override
    {
        const auto value = run(new QKeychain::ReadPasswordJob(service), ref, {});
        if (value)
            addSecret(*value);
        return value;
    }

    Expected<Done> write(const QString& ref, const QString& value) override
    {
        addSecret(value);
        const QMutexLocker locker(&m_mutex);
        // The list is written first: a key that is not listed could never be found again.
        auto refs = index();
        if (!refs)
            return fail(refs.error());
        if (!refs->contains(ref)) {
            refs->append(ref);
            if (const auto listed = putIndex(*refs); !listed)
                return listed;
        }
        return put(ref, value);
    }

    Expected<Done> remove(const QString& ref) override
    {
        const QMutexLocker locker(&m_mutex);
        const auto removed = run(new QKeychain::DeletePasswordJob(service), ref, {});
        if (!removed && removed.error().code != "SECRET_UNKNOWN"_L1)
            return fail(removed.error());
        auto refs = index();
        if (!refs)
            return fail(refs.error());
        return refs->removeAll(ref) > 0 ? putIndex(*refs) : Expected<Done>(Done{});
    }

    Expected<QStringList> references() override
    {
        const QMutexLocker locker(&m_mutex);
        return index();
    }

private:
    Expected<QString> run(QKeychain::Job* job, const QString& ref, const QString& value)
    {
        const auto answer = std::make_shared<Answer>();
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(m_workspace + QLatin1Char('/') + ref);
        if (auto* writer = qobject_cast<QKeychain::WritePasswordJob*>(job))
            writer->setTextData(value);
        QObject* const context = keychainThread();
        job->moveToThread(context->thread());
        QObject::connect(job, &QKeychain::Job::finished, context, [answer](QKeychain::Job* finished) {
            const std::lock_guard lock(answer->mutex);
            answer->error = finished->error();
            answer->text = finished->errorString();
            if (const auto* reader = qobject_cast<QKeychain::ReadPasswordJob*>(finished))
                answer->value = reader->textData();
            answer->done = true;
            answer->changed.notify_all();
        });
        QMetaObject::invokeMethod(
            context, [job] { job->start(); }, Qt::QueuedConnection);
        std::unique_lock lock(answer->mutex);
        const std::chrono::milliseconds patience(m_timeoutMs), first = std::min(silentAfter, patience / 2);
        const auto isDone = [&] { return answer->done; };
        if (!answer->changed.wait_for(lock, first, isDone)) {
            silentCalls().add(1);
            answer->changed.wait_for(lock, patience - first, isDone);
            silentCalls().add(-1);
        }
        if (!answer->done)
            return fail(
                ErrorKind::Retryable, "KEYCHAIN_TIMEOUT",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The system's keychain did not answer within %1 s. It may be waiting for its "
                                          "password: look for its window, then try again."))
                    .arg(qMax(1, m_timeoutMs / 1000)));
        // A locked keychain that cannot ask for its password reports that there is no such entry.
        if (answer->error == QKeychain::EntryNotFound && isLocked())
            return fail(
                ErrorKind::Refused, "KEYCHAIN_LOCKED",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The system's keychain is locked, so its keys cannot be read. Unlock it (a "
                                          "desktop does so at login) and try again. Nothing is lost.")));
        if (answer->error != QKeychain::NoError)
            return fail(refused(answer->error, answer->text));
        return answer->value;
    }

    Expected<Done> put(const QString& ref, const QString& value)
    {
        const auto written = run(new QKeychain::WritePasswordJob(service), ref, value);
        if (!written)
            return fail(written.error());
        return Done{};
    }

    /// QtKeychain cannot list a keychain, so the references are stored as one more entry.
    Expected<QStringList> index()
    {
        const auto text = run(new QKeychain::ReadPasswordJob(service), indexRef, {});
        if (!text)
            return text.error().code == "SECRET_UNKNOWN"_L1 ? Expected<QStringList>(QStringList())
                                                            : Expected<QStringList>(fail(text.error()));
        QStringList refs;
        for (const auto& value : QJsonDocument::fromJson(text->toUtf8()).array())
            refs << value.toString();
        return refs;
    }

    Expected<Done> putIndex(const QStringList& refs)
    {
        if (refs.isEmpty()) {
            const auto removed = run(new QKeychain::DeletePasswordJob(service), indexRef, {});
            if (!removed && removed.error().code != "SECRET_UNKNOWN"_L1)
                return fail(removed.error());
            return Done{};
        }
        return put(indexRef,
                   QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(refs)).toJson(QJsonDocument::Compact)));
    }

    QString m_workspace;
    int m_timeoutMs;
    QMutex m_mutex;
};

}  // namespace

std::unique_ptr<SecretStore> keychainStore(const QString& workspaceId, int timeoutMs)
{
    return std::make_unique<KeychainStore>(workspaceId, timeoutMs);
}

void watchKeychain(std::function<void(bool)> told)
{
    const std::lock_guard lock(silentCalls().mutex);
    silentCalls().told = std::move(told);
}

bool keychainAnswers(int timeoutMs)
{
    // Without a session bus, a mere question must not start one.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") &&
        !QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s))
        return false;
    return askBus(QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                 u"org.freedesktop.DBus.Peer"_s, u"Ping"_s),
                  timeoutMs)
        .isValid();
}

}  // namespace signalbox::store
